import type { Asked } from './answer';
import { ofFaq, ofIntent, said, type Meant } from './by-meaning';
import { chosenAmong } from './choice';
import { normalise } from './normal-text';
import { thanksFor } from './rating';

/** So many characters more than an option's own words may be said around them: more is a message of its own. */
const mostAround = 4;

/** The answer to a choice among what was just offered; null when nothing of it was chosen. */
export function byChoice(asked: Asked, text: string): Meant | null {
  const { text: normal, core } = normalise(text);
  const place = chosenAmong(
    asked.options.map(({ title }) => [title]),
    normal.slice(core.start, core.end),
    mostAround,
  );
  const chosen = place === null ? undefined : asked.options[place];
  if (chosen === undefined) return null;
  const { faqs, intents } = asked.knowledge;
  switch (chosen.kind) {
    case 'faq': {
      const faq = faqs.faqs.find(({ id }) => id === chosen.id);
      return faq === undefined ? null : ofFaq(faq, asked, text);
    }
    case 'intent': {
      const intent = intents.intents.find(({ id }) => id === chosen.id);
      return intent === undefined ? null : ofIntent(intent, asked, text);
    }
    case 'human':
      return { ...said([], 'human'), kind: 'human' };
    case 'rating':
      return { ...said([{ type: 'text', text: thanksFor(Number(chosen.id)) }], 'rating'), rated: Number(chosen.id) };
  }
}
