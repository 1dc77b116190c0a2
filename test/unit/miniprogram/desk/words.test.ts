import { withWords } from '../../../../miniprogram/desk/components/chip-input/words';

it('adds several words at once, none twice and none empty', () => {
  expect(withWords(['价格'], ' 多少钱，价格,，贵不贵；', true)).toEqual(['价格', '多少钱', '贵不贵']);
});

it('keeps the commas of a regular expression', () => {
  expect(withWords([], '订单\\d{3,5}', false)).toEqual(['订单\\d{3,5}']);
});
