// The phone's time: Beijing's, by the emulator's clock, whatever the machine's own clock and zone.
import { closePhones, startPhone, until } from './support/phone';

afterEach(closePhones);

const at = Date.parse('2026-11-20T22:05:30+08:00');

it('the status bar shows the virtual time of Beijing', async () => {
  const phone = await startPhone({ answers: { 'GET /clock': () => ({ now: at, iso: '', frozen: true }) } });
  await until(() => phone.window.eval("document.querySelector('.status-bar .time').textContent === '22:05'"));
});

it('without an answer about the time the phone starts all the same', async () => {
  const phone = await startPhone();
  expect(phone.window.eval("document.querySelector('.status-bar .time').textContent")).toMatch(/^\d{1,2}:\d\d$/);
});
