import type { TranscriptMessage } from '../../../../contracts/visitor-pages';
import { rowsOf } from '../../../../miniprogram/help/transcript/rows';

const message = (id: string, minute: number, more: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  id,
  from: 'visitor',
  kind: 'text',
  text: id,
  at: minute * 60_000,
  state: 'sent',
  target: null,
  ...more,
});

describe('a transcript as rows', () => {
  it('shows a time above the first message and after a pause of five minutes', () => {
    const rows = rowsOf([message('a', 0), message('b', 5), message('c', 11)], 10 * 24 * 3_600_000);
    expect(rows.map(({ time }) => time !== '')).toEqual([true, false, true]);
  });

  it('C7: never lets a reply that did not arrive look as if it had', () => {
    const states = ['pending', 'refused', 'failed', 'unknown', 'sent'] as const;
    const rows = rowsOf(
      states.map((state) => message(state, 0, { from: 'shop', state })),
      0,
    );
    expect(rows.filter(({ problem }) => problem === '').map(({ id }) => id)).toEqual(['sent']);
  });

  it('leads to a card’s page, and never to a link outside', () => {
    const card = message('a', 0, { kind: 'card', target: 'pages/product/product?id=1' });
    const link = message('b', 0, { kind: 'link', target: 'https://example.com' });
    expect(rowsOf([card, link], 0).map(({ url }) => url)).toEqual(['/pages/product/product?id=1', '']);
  });
});
