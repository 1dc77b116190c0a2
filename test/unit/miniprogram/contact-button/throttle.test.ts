import { throttle } from '../../../../miniprogram/components/contact-button/throttle';

describe('one tap at a time', () => {
  it('drops a second tap within the pause and takes one after it', () => {
    let now = 0;
    const mayAct = throttle(1000, () => now);
    expect(mayAct()).toBe(true);
    now = 999;
    expect(mayAct()).toBe(false);
    now = 1000;
    expect(mayAct()).toBe(true);
  });

  it('does not lock the button when the clock is set back', () => {
    let now = 10_000;
    const mayAct = throttle(1000, () => now);
    mayAct();
    now = 0;
    expect(mayAct()).toBe(true);
  });
});
