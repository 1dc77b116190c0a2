// Which browser shows the phone: the one that is named, else the one that comes with the project.
import { launchBrowser } from '../../../emulator/phone/browser';

const { CHROME_PATH, PATH } = process.env;
afterEach(() => {
  if (CHROME_PATH === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = CHROME_PATH;
  process.env['PATH'] = PATH;
});

it('CHROME_PATH wins, and the error says what was tried and what to do', async () => {
  process.env['CHROME_PATH'] = '/nowhere/chrome';
  const refused = launchBrowser();
  await expect(refused).rejects.toThrow('CHROME_PATH /nowhere/chrome:');
  await expect(refused).rejects.toThrow('Install Chrome, Edge or Chromium, or name one in CHROME_PATH.');
});

it('on 64-bit Intel Linux a machine without any browser has the project’s own', async () => {
  delete process.env['CHROME_PATH'];
  process.env['PATH'] = '';
  const comes = process.platform === 'linux' && process.arch === 'x64';
  const browser = await launchBrowser().catch(() => null);
  if (comes) expect(browser?.version()).toMatch(/^\d+\.\d+/);
  await browser?.close();
});
