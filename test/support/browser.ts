// A real Chromium for tests: the one that the emulator's automation endpoint uses.
export { launchBrowser } from '../../emulator/phone/browser';
