// Emulator.*: the chat that a contact button opens. In DevTools it is out of reach of every program; here a client may
// read it and put its fingers on it. Only tests that are meant for the emulator alone may use these.
import type { Methods } from '../method';

const screen = '.native';

export const chatMethods: Methods = {
  /** `{open, sessionFrom, card, messages: [{from: 'visitor' | 'service' | 'platform', text}]}` as it stands on the screen. */
  'Emulator.getChat': async (_params, { phone }) => {
    const page = await phone.ready();
    const rows = page.locator(`${screen} .chat-list > *`);
    const messages = await rows.evaluateAll(read);
    return { ...(await phone.call('app.chat', {})), messages };
  },
  /** Writes `text` and sends it. */
  'Emulator.say': async (params, { phone }) => {
    await phone.write(screen, { selector: '.chat-field' }, params.text('text'));
    await phone.tap(screen, { selector: '.chat-send' });
    return {};
  },
  /** Taps what has exactly this `text`: a card's title, a link, a line of a menu. */
  'Emulator.tapChat': async (params, { phone }) => {
    await phone.tap(screen, { text: params.text('text') });
    return {};
  },
  /** Sends the card that the button offers (「你可能要发送的小程序」). */
  'Emulator.sendOfferedCard': async (_params, { phone }) => {
    await phone.tap(screen, { selector: '.chat-offer' });
    return {};
  },
  /** Leaves the chat by its back arrow: no card was tapped, so the page is told nothing. */
  'Emulator.leaveChat': async (_params, { phone }) => {
    await phone.tap(screen, { selector: '.chat-bar button' });
    return {};
  },
};

interface Row {
  readonly className: string;
  readonly innerText: string;
  querySelector(selector: string): Row | null;
}

/** Runs in the phone's page. */
function read(rows: unknown): { from: string; text: string }[] {
  return (rows as Row[]).map((row) => {
    const from = ['visitor', 'service'].find((side) => row.className.split(' ').includes(side)) ?? 'platform';
    return { from, text: (row.querySelector('.chat-body') ?? row).innerText };
  });
}
