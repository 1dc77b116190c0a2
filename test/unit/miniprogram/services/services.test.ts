import { askToSubscribe, countConsents } from '../../../../miniprogram/services/subscribe';
import { askVisitor } from '../../../../miniprogram/services/visitor';
import { rememberedShop } from '../../../../miniprogram/services/shop';
import { phone } from '../phone';

type Call = { name: string; data: Record<string, unknown> };
const calls: Call[] = [];
const cloudAnswers = (answer: (call: Call) => unknown) => ({
  callFunction: async (call: Call) => {
    calls.push(call);
    return { result: answer(call) };
  },
});

beforeEach(() => {
  calls.length = 0;
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

describe('asking the visitor function', () => {
  it('names the action beside its input, and never who asks (C11)', async () => {
    phone({ cloud: cloudAnswers(() => ({ ok: true, data: { results: [] } })) });
    await expect(askVisitor('search', { text: '退款' })).resolves.toEqual({ results: [] });
    expect(calls).toEqual([{ name: 'visitor', data: { action: 'search', text: '退款' } }]);
  });

  it('throws the cloud’s own words when it refuses', async () => {
    phone({ cloud: cloudAnswers(() => ({ ok: false, error: { code: 'not-found', message: '没有这篇文章' } })) });
    await expect(askVisitor('article', { id: 'x' })).rejects.toMatchObject({
      kind: 'refused',
      message: '没有这篇文章',
    });
  });

  it.each([[undefined], [null], ['success'], [{ ok: true }], [{ ok: false }]])(
    'does not take %p for an answer',
    async (answer) => {
      phone({ cloud: cloudAnswers(() => answer) });
      await expect(askVisitor('home', {})).rejects.toMatchObject({ kind: 'broken' });
    },
  );

  it('says so where there is no cloud at all', async () => {
    phone({});
    await expect(askVisitor('home', {})).rejects.toMatchObject({ kind: 'broken' });
  });
});

describe('asking for a consent', () => {
  const subscribe = (result: () => unknown) => ({ requestSubscribeMessage: async () => result() });

  it('returns what was chosen per template and nothing else that WeChat adds', async () => {
    phone(subscribe(() => ({ errMsg: 'requestSubscribeMessage:ok', T1: 'accept', T2: 'maybe' })));
    await expect(askToSubscribe(['T1', 'T2'])).resolves.toEqual({ T1: 'accept' });
  });

  it('is an empty choice, not an error, when the dialog cannot be shown', async () => {
    phone(subscribe(() => Promise.reject(Object.assign(new Error(), { errCode: 20004 }))));
    await expect(askToSubscribe(['T1'])).resolves.toEqual({});
    phone({});
    await expect(askToSubscribe(['T1'])).resolves.toEqual({});
    phone(subscribe(() => ({ T1: 'accept' })));
    await expect(askToSubscribe([])).resolves.toEqual({});
  });

  it('tells the cloud only when there is something to count', async () => {
    phone({ cloud: cloudAnswers(() => ({ ok: true, data: { left: { T1: 1 } } })) });
    await countConsents({});
    expect(calls).toEqual([]);
    await countConsents({ T1: 'accept' });
    expect(calls[0]?.data).toMatchObject({ action: 'consent', results: { T1: 'accept' } });
  });
});

describe('how the shop can be reached, kept from the last visit', () => {
  it('is nothing when what was kept cannot be read', () => {
    phone({ getStorageSync: () => '' });
    expect(rememberedShop()).toEqual({});
    phone({
      getStorageSync: () => {
        throw new Error('getStorageSync:fail');
      },
    });
    expect(rememberedShop()).toEqual({});
  });
});
