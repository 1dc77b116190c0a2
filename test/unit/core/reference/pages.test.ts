// C12: a card that leads to a page the mini program lacks is told wherever a reply may be written.
import { knowledgeOf, readShop } from '../../../../cloudfunctions/core/reference';
import { notesOn } from '../../../../cloudfunctions/core/reference/shop-notes';
import type { Handwritten } from '../../../../contracts/documents';

const pages = new Set(['pages/home/home']);
const lost = { type: 'miniprogrampage', title: '去看看', pagepath: 'pages/gone/gone', thumb: 'cloud://a/b.png' };
const there = { ...lost, pagepath: '/pages/home/home.html?from=chat' };

const documents: Readonly<Record<string, (card: object) => Handwritten>> = {
  faqs: (answer) => ({ _id: 'x', question: '怎么看', answer }),
  intents: (reply) => ({ _id: 'x', name: '看看', examples: ['看看', '想看看', '看一看'], reply }),
  flows: (say) => ({ _id: 'x', steps: [{ id: 'a', say, end: true }] }),
};

it.each(['faqs', 'intents', 'flows'] as const)('C12: %s note the page, and go on', (set) => {
  const known = (card: object) =>
    knowledgeOf((asked) => (asked === set ? [documents[set]!(card)] : []), new Set(), pages)[set].problems.get('x') ??
    [];
  expect(known(lost)).toEqual([{ message: expect.stringContaining('pages/gone/gone') as string, fatal: false }]);
  expect(known(there)).toEqual([]);
});

it.each([
  ['default-reply', 'reply'],
  ['welcome', 'reply'],
  ['handoff', 'closedReply'],
])('C12: settings note the page of %s', (_id, field) => {
  const notes = (card: object) => {
    const settings = [{ _id, [field]: card }];
    return notesOn(settings, readShop(settings).shop, new Set(), pages).get(_id);
  };
  expect(notes(lost)).toContain('pages/gone/gone');
  expect(notes(there)).toBeUndefined();
});
