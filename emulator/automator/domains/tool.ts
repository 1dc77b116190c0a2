// Tool.*: what DevTools itself answers: its version, accounts and tickets, audits, the platform's own dialogs, the end.
import { own } from '../../own';
import { randomUUID } from 'node:crypto';
import { sdkVersion } from '../../phone/runtime/sdk-version';
import type { Method, Methods } from '../method';
import type { PhoneWindow } from '../phone-window';
import type { Reader } from '../protocol';

/** How long a ticket lasts, in real ms. */
const ticketMs = 2 * 3600_000;
/** The client listens for the connection only after it has read the answer, in real ms. */
const remoteMs = 100;
/** Sheets and dialogs of the platform. */
const overlays = '.overlays';

/** One set per endpoint: the ticket is the endpoint's. */
export function toolMethods(): Methods {
  let ticket = newTicket();
  return {
    'Tool.getInfo': async () => ({ SDKVersion: sdkVersion }),
    'Tool.close': async (_params, around) => {
      around.close();
      return {};
    },
    'Tool.getTestAccounts': async (_params, { accounts }) => ({ accounts: accounts() }),
    'Tool.stopAudits': async (_params, { audit }) => {
      const { problems, sizes } = await audit();
      return { data: JSON.stringify({ problems, sizes }), report: report(problems, sizes) };
    },
    'Tool.getTicket': async () => ticket,
    'Tool.setTicket': async (params) => {
      ticket = { ticket: params.text('ticket'), expiredTime: Date.now() + ticketMs };
      return {};
    },
    'Tool.refreshTicket': async () => {
      ticket = newTicket();
      return {};
    },
    // The phone is already here: nothing to scan.
    'Tool.enableRemoteDebug': async (_params, _around, session) => {
      setTimeout(() => {
        session.send({ method: 'Tool.onRemoteDebugConnected', params: {} });
      }, remoteMs);
      return {};
    },
    'Tool.native': async (params, around, session) => {
      const method = params.text('method');
      const act = own(natives, method);
      if (!act) throw new Error(`Tool.native: ${method} not exists`);
      return act(params, around, session);
    },
  };
}

const natives: Readonly<Record<string, Method>> = {
  goHome: async (_params, { phone }) => phone.call('app.native', { method: 'goHome' }),
  navigateLeft: async (_params, { phone }) => phone.call('app.native', { method: 'navigateLeft' }),
  switchTab: async (params, { phone }) => {
    const { url } = params.record('data');
    return phone.call('app.callWxMethod', { method: 'switchTab', args: [{ url }], sync: false });
  },
  confirmModal: (params, { phone }) => tap(phone, params, '.modal-actions .primary'),
  cancelModal: (params, { phone }) => tap(phone, params, '.modal-actions button:not(.primary), .sheet-cancel'),
  authorizeAllow: async (_params, { phone }) => {
    await phone.tap(overlays, { text: '允许' });
    return {};
  },
  authorizeCancel: async (_params, { phone }) => {
    await phone.tap(overlays, { text: '取消' });
    return {};
  },
  shareConfirm: (params, { phone }) => tap(phone, params, '.action-sheet button:not(.sheet-cancel)'),
  shareCancel: (params, { phone }) => tap(phone, params, '.sheet-cancel'),
  closePaymentDialog: async () => {
    throw new Error('Tool.native: closePaymentDialog: the emulator takes no payments');
  },
};

async function tap(phone: PhoneWindow, params: Reader, selector: string): Promise<object> {
  try {
    await phone.tap(overlays, { selector });
  } catch (error) {
    throw new Error(`Tool.native: ${params.text('method')}: nothing of the kind is on the screen`, { cause: error });
  }
  return {};
}

function newTicket(): { ticket: string; expiredTime: number } {
  return { ticket: randomUUID(), expiredTime: Date.now() + ticketMs };
}

function report(problems: readonly string[], sizes: readonly { root: string; bytes: number }[]): string {
  const rows = (texts: readonly string[]) => texts.map((text) => `<li>${escape(text)}</li>`).join('');
  const packages = sizes.map(({ root, bytes }) => `${root === '' ? '主包' : root}：${Math.ceil(bytes / 1024)} KB`);
  return (
    '<!doctype html><meta charset="utf-8"><title>体验评分</title>' +
    `<h1>包大小</h1><ul>${rows(packages)}</ul>` +
    `<h1>问题</h1>${problems.length > 0 ? `<ul>${rows(problems)}</ul>` : '<p>没有发现问题</p>'}`
  );
}

const escape = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
