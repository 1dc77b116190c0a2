import fc from '../../../support/properties';
import { masked } from '../../../../cloudfunctions/core/privacy';

it.each([
  ['打 13812345678 找我', '打 138****5678 找我'],
  ['+86 138-1234-5678', '+86 138-****-5678'],
  ['身份证11010519491231002X', '身份证110105********002X'],
  ['卡号 6222 0212 3456 7890 123', '卡号 6222 **** **** ***0 123'],
  ['卡号6222021234567890123', '卡号6222***********0123'],
  ['打１３８１２３４５６７８找我', '打１３８****５６７８找我'],
  ['138.1234.5678', '138.****.5678'],
  ['１１０１０５１９４９１２３１００２Ｘ', '１１０１０５********００２Ｘ'],
  ['110105 19491231 002X', '110105 ******** 002X'],
  ['订单 20261120 共 99 元', '订单 20261120 共 99 元'],
])('C10: %s', (text, expected) => expect(masked(text)).toBe(expected));

it('C10: no phone number survives, whatever stands around it', () => {
  const around = fc.stringMatching(/^[^\d０-９+-]{0,8}$/);
  const phone = fc.stringMatching(/^1[3-9]\d{9}$/);
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      expect(masked(`${before}${number}${after}`)).not.toContain(number);
    }),
  );
});
