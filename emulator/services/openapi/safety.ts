// The word list behind the content checks. In: a text. Out: a verdict in WeChat's form. WeChat's own model is secret;
// here an operator of the emulator edits what is risky.
import * as v from 'valibot';
import { checkedBody } from '../../body';
import type { State } from './state';
import starter from './safety-words.json';

/** WeChat's labels (文本内容安全识别). */
const LABELS = [100, 10001, 20001, 20002, 20003, 20006, 20008, 20012, 20013, 21000];
const list = v.object({
  words: v.array(
    v.object({
      word: v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty')),
      suggest: v.picklist(['risky', 'review'], 'must be "risky" or "review"'),
      label: v.pipe(
        v.number('must be a number'),
        v.check((label) => LABELS.includes(label), `must be one of ${LABELS.join(', ')}`),
      ),
    }),
    'must be a list',
  ),
});
export type SafetyWord = v.InferOutput<typeof list>['words'][number];

export interface SafetyVerdict {
  readonly suggest: 'pass' | 'review' | 'risky';
  readonly label: number;
  /** The words found, worst first. */
  readonly found: readonly SafetyWord[];
}

const STARTER = checkedBody(list, { words: starter }).words;

export class SafetyWords {
  constructor(private readonly file: State) {}

  get words(): readonly SafetyWord[] {
    return this.file.state.safetyWords ?? STARTER;
  }

  /** @throws ApiError 400 naming the entry that is wrong */
  replace(body: unknown): void {
    this.file.change({ safetyWords: checkedBody(list, body).words });
  }

  /** The worst of what a text holds; upper and lower case are alike. */
  check(text: string): SafetyVerdict {
    const lower = text.toLowerCase();
    return verdict(this.words.filter(({ word }) => lower.includes(word.toLowerCase())));
  }

  /** The worst of what a file holds: nobody looks at the picture, but a word written among its bytes is found. */
  checkBytes(data: Buffer): SafetyVerdict {
    return verdict(this.words.filter(({ word }) => data.includes(word)));
  }
}

function verdict(words: readonly SafetyWord[]): SafetyVerdict {
  const found = [...words].sort((a, b) => Number(b.suggest === 'risky') - Number(a.suggest === 'risky'));
  const [worst] = found;
  return { suggest: worst?.suggest ?? 'pass', label: worst?.label ?? 100, found };
}
