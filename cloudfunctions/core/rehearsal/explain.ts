import type { Trace, TraceLookup, TraceMatch, TraceWeighed } from '../../../contracts/message';
import { usualBars } from '../answering/meaning';
import type { Rule } from '../answering/rules';
import { unseal } from '../privacy';
import { rehearsal as texts } from '../texts/rehearsal';
import type { Book } from './book';
import { asksFor, whyFirst } from './lost';

/** One thing that was looked at, for a shop owner. */
export interface Reason {
  /** `won`: it answered; `lost`: something else came first; `blocked`: a condition was not met; `near`: alike, not enough; `note`: what happened besides. */
  readonly mark: 'won' | 'lost' | 'blocked' | 'near' | 'note';
  /** What it is, 规则「价格」; empty for a note. */
  readonly what: string;
  readonly why: string;
}

/** What a message led to, and why, in Chinese. */
export interface Explanation {
  /** What answered, in one line. */
  readonly summary: string;
  /** The most important first. */
  readonly reasons: readonly Reason[];
}

export interface Happened {
  /** The message as it was typed. */
  readonly text: string;
  readonly trace: Trace;
  /** How many messages the visitor gets. */
  readonly said: number;
  readonly human: boolean;
  /** Put on the visitor by it. */
  readonly newTags: readonly string[];
}

const blocked: ReadonlyMap<string, string> = new Map(Object.entries(texts.blocked));
const decidedBy: ReadonlyMap<string, string> = new Map(Object.entries(texts.decided));

/** Candidates that are told. */
const weighedTold = 3;

/** Explains a decision to somebody who has written the documents and knows nothing of the engine. */
export function explained(book: Book, happened: Happened): Explanation {
  const { text, trace, newTags } = happened;
  const rules = rulesIn(trace, book);
  const matched = trace.matched.map((match) => ofMatch(match, rules, text));
  return {
    summary: summaryOf(happened),
    reasons: [
      ...[...matched].sort((a, b) => place(a) - place(b)),
      ...(matched.length === 0 && trace.tried > 0 ? [note(texts.noRule(trace.tried))] : []),
      ...(trace.weighed ?? []).slice(0, weighedTold).map((one) => ofWeighed(one, trace)),
      ...((trace.steps ?? []).length > 0 ? [note(texts.steps(trace.steps ?? []))] : []),
      ...(trace.lookups ?? []).map((lookup) => note(lookedUp(lookup))),
      ...collectedIn(trace).map(note),
      ...(newTags.length > 0 ? [note(texts.tagged(newTags))] : []),
      ...trace.blocked.map((word) => note(blocked.get(word) ?? texts.otherwise(word))),
      ...(trace.leftOut > 0 ? [note(texts.leftOut(trace.leftOut))] : []),
    ],
  };
}

/** The rules that a trace names; of ten thousand it names a few, and thousands of messages may be tried in a row. */
function rulesIn({ matched }: Trace, book: Book): ReadonlyMap<string, Rule> {
  if (matched.length === 0) return new Map();
  const named = new Set(matched.flatMap((match) => (match.outcome === 'lost' ? [match.rule, match.to] : [match.rule])));
  return new Map(book.reference.rules.rules.flatMap((rule) => (named.has(rule.id) ? [[rule.id, rule]] : [])));
}

const order: readonly Reason['mark'][] = ['won', 'blocked', 'lost', 'near', 'note'];
const place = ({ mark }: Reason) => order.indexOf(mark);
const note = (why: string): Reason => ({ mark: 'note', what: '', why });

function summaryOf({ trace, said, human }: Happened): string {
  const { by, decided } = trace;
  if (decided === 'default') return said > 0 ? texts.byDefault : texts.nothingFits;
  const how = by === undefined ? (decidedBy.get(decided) ?? texts.by(decided)) : texts.answeredBy[by.kind](decided);
  return human ? texts.thenHuman(how) : how;
}

function ofMatch(match: TraceMatch, rules: ReadonlyMap<string, Rule>, text: string): Reason {
  const words = [...new Set(match.spans.map(({ start, end }) => text.slice(start, end)))];
  const hit = texts.hit(words);
  const rule = rules.get(match.rule);
  const what = texts.rule(match.name);
  switch (match.outcome) {
    case 'won':
      return { mark: 'won', what, why: texts.won(hit) };
    case 'lost': {
      const first = rules.get(match.to);
      const why = rule && first ? whyFirst(first, rule, text) : texts.comesFirst(match.toName);
      return { mark: 'lost', what, why: texts.lost(hit, why) };
    }
    case 'blocked':
      return {
        mark: 'blocked',
        what,
        why: texts.heldBack(hit, match.because, rule ? asksFor(rule, match.because) : ''),
      };
  }
}

function ofWeighed({ kind, id, title, closest, confidence }: TraceWeighed, { by, decided }: Trace): Reason {
  const what = kind === 'faq' ? texts.faq(title) : texts.intent(title);
  const alike = texts.alike(closest, likeness(confidence));
  if (by?.kind === kind && by.id === id) return { mark: 'won', what, why: texts.won(alike) };
  const why = decided === 'unsure' && confidence >= usualBars.ask ? texts.offered(alike) : texts.notEnough(alike);
  return { mark: 'near', what, why };
}

/** A share of one means little to a person; the words follow the bars by which answers are chosen. */
function likeness(confidence: number): string {
  if (confidence >= usualBars.certain) return texts.likeness.very;
  if (confidence >= usualBars.answer) return texts.likeness.quite;
  return confidence >= usualBars.ask ? texts.likeness.somewhat : texts.likeness.hardly;
}

function lookedUp({ name, outcome, because }: TraceLookup): string {
  const what = texts.lookups[name];
  if (outcome === 'failed') return texts.cannotLookUp(what, texts.because[because ?? 'error']);
  return outcome === 'found' ? texts.lookedUp(what) : texts.nothingThere(what);
}

function collectedIn({ collected }: Trace): string[] {
  return (collected === undefined ? [] : unseal(collected).text.split('\n')).map((line) => {
    const [name = '', ...value] = line.split('：');
    return texts.collected(name, value.join('：'));
  });
}
