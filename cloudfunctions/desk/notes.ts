import type { RuleProblemView } from '../../contracts/desk';
import type { Trace } from '../../contracts/message';
import type { Visitor } from '../../contracts/visitor';
import type { Book, BookProblem, WrittenSet } from '../core/rehearsal';
import { deskNotes as texts } from '../core/texts/desk';

/** Notes of one try that a person can take in. */
const mostTold = 8;
const sets = { rule: 'rules', faq: 'faqs', intent: 'intents', flow: 'flows' } as const satisfies Record<
  string,
  WrittenSet
>;

interface Attempted {
  readonly trace: Trace;
  /** The id under which a draft was tried. */
  readonly draft: string | null;
  /** What is stored of the visitor who was named; null: nothing is; undefined: nobody was named. */
  readonly known: Visitor | null | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a person should know of a try beside its answer: nothing of it changes what was said, and each could make them wonder. */
export function notesOn(book: Book, { trace, draft, known, now }: Attempted): RuleProblemView[] {
  const problems = book.problems(now);
  const of = (collection: WrittenSet, id?: string) =>
    problems.filter((problem) => problem.collection === collection && (id === undefined || problem.id === id));
  const about = [
    ...(draft === null ? [] : of('rules', draft)),
    ...(trace.by === undefined ? [] : of(sets[trace.by.kind], trace.by.id)),
    ...trace.matched.flatMap(({ rule }) => of('rules', rule)),
    ...(trace.decided === 'default' ? of('settings', 'default-reply') : []),
    ...(trace.human === true || trace.decided === 'human' ? [...of('settings', 'handoff'), ...of('calendars')] : []),
    ...(known === undefined ? [] : [...of('settings', 'blocked'), ...of('settings', 'muted')]),
  ];
  const notes = [
    ...(known === undefined ? [] : onVisitor(known)),
    ...about.map((problem) => ({ message: told(problem, draft), fatal: problem.fatal })),
    ...(book.mode === 'off' || book.mode === 'shadow' ? [{ message: texts.mode[book.mode], fatal: false }] : []),
  ];
  const byWords = new Map(notes.map((note) => [note.message, note]));
  return [...byWords.values()].sort((a, b) => Number(b.fatal) - Number(a.fatal)).slice(0, mostTold);
}

function told({ collection, id, name, message }: BookProblem, draft: string | null): string {
  return collection === 'rules' && id === draft
    ? texts.draft(message)
    : texts.of(texts.sets[collection], name, message);
}

function onVisitor(known: Visitor | null): RuleProblemView[] {
  if (known === null) return [{ message: texts.unknownVisitor, fatal: false }];
  const owner = known.conversation?.owner;
  const isWithHuman = owner === 'queue' || owner === 'agent' || owner === 'wechat-desk';
  return isWithHuman ? [{ message: texts.withHuman, fatal: false }] : [];
}
