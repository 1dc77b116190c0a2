import type { Trace } from '../../../contracts/message';
import { explainRules } from '../answering/rules';
import { unseal } from '../privacy';
import { rehearsal as texts } from '../texts/rehearsal';

/** Candidates that are told. */
const weighedTold = 3;

/** A trace and what it led to, in lines that a shop owner understands. @param text the message as it was typed */
export function explained(trace: Trace, text: string, says: readonly string[], human: boolean): string[] {
  const { decided, tried, blocked, weighed = [], steps = [], collected, leftOut } = trace;
  const byRule = trace.matched.some(({ outcome }) => outcome === 'won');
  return [
    ...explainRules(
      { tried, matched: trace.matched.map((match) => ({ ...match, spans: [...match.spans] })), more: 0 },
      text,
    ),
    ...weighed
      .slice(0, weighedTold)
      .map(({ title, closest, confidence }) => texts.weighed(title, closest, Math.round(confidence * 100))),
    ...(byRule ? [] : [texts.decided[decided] ?? texts.by(decided)]),
    ...(steps.length > 0 ? [texts.steps(steps)] : []),
    ...(collected === undefined ? [] : unseal(collected).text.split('\n')).map((line) => {
      const [name = '', ...value] = line.split('：');
      return texts.collected(name, value.join('：'));
    }),
    ...blocked.map((word) => texts.blocked[word] ?? texts.otherwise(word)),
    ...(leftOut > 0 ? [texts.leftOut(leftOut)] : []),
    ...says.map(texts.says),
    ...(human ? [texts.toHuman] : []),
    ...(says.length === 0 && !human ? [texts.silence] : []),
  ];
}
