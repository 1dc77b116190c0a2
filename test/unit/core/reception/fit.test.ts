import { allowance, afterMessage, noFacts } from '../../../../cloudfunctions/core/allowance';
import { fitted } from '../../../../cloudfunctions/core/reception/fit';
import type { OutboundContent } from '../../../../contracts/content';

const text = (words: string): OutboundContent => ({ type: 'text', text: words });
const image: OutboundContent = { type: 'image', media: 'm' };
const time = 1_800_000_000;
const left = (sends: number) =>
  allowance(
    { ...afterMessage(noFacts, time), sends: Array.from({ length: sends }, () => new Date((time + 1) * 1000)) },
    (time + 2) * 1000,
  );
const said = (contents: readonly OutboundContent[], sends: number) =>
  fitted('m', contents, left(sends)).outs.map(({ content }) => (content.type === 'text' ? content.text : content.type));

it('what fits goes out as it is, in order', () => {
  expect(said([text('一'), image, text('二')], 0)).toEqual(['一', 'image', '二']);
});

it('neighbouring texts become one where that makes room', () => {
  expect(said([text('一'), text('二'), image, text('三')], 1)).toEqual(['一\n二', 'image', '三']);
});

it('what cannot be joined is left out from the end, and the trace counts it', () => {
  const fit = fitted('m', [image, image, text('一')], left(2));
  expect(fit.outs.map(({ content }) => content.type)).toEqual(['image', 'image']);
  expect(fit.leftOut).toBe(1);
});

it('texts are not joined past what WeChat takes', () => {
  expect(said([text('长'.repeat(400)), text('长'.repeat(400))], 3)).toEqual(['长'.repeat(400)]);
});

it('C4: with nothing left every reply is refused, and says why', () => {
  const fit = fitted('m', [text('一'), text('二')], left(4));
  expect(fit.outs).toMatchObject([
    { id: 'm:r0', state: 'refused', reason: 'allowance' },
    { id: 'm:r1', state: 'refused', reason: 'allowance' },
  ]);
});
