// What the desk's pages get from the cloud function `desk`, and what the phone keeps of who works in the shop.
import { askDesk } from '../../../../miniprogram/services/desk';
import { ServiceProblem } from '../../../../miniprogram/services/problem';
import { isStaff, rememberStaff } from '../../../../miniprogram/services/staff';
import { phone } from '../phone';

const asked: unknown[] = [];
const answering = (result: unknown) =>
  phone({
    cloud: {
      callFunction: async (options: unknown) => {
        asked.push(options);
        return { result };
      },
    },
  });

it('asks the function by its action, and gives its data', async () => {
  answering({ ok: true, data: { id: 'o1', name: '小林', role: 'owner' } });
  expect(await askDesk('rule', { id: 'a' })).toEqual({ id: 'o1', name: '小林', role: 'owner' });
  expect(asked).toEqual([{ name: 'desk', data: { action: 'rule', id: 'a' } }]);
});

it.each([
  ['conflict', 'refused'],
  ['bad-rule', 'refused'],
  ['not-allowed', 'refused'],
  ['busy', 'broken'],
])('a desk that says %s is a problem of the kind %s, in the cloud’s words and with its code', async (code, kind) => {
  answering({ ok: false, error: { code, message: '说明' } });
  const problem = await askDesk('me', {}).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ServiceProblem);
  expect(problem).toMatchObject({ kind, message: '说明', refusal: { code } });
});

it('the phone knows that somebody works here from when they came in until the cloud says no', () => {
  const kept = new Map<string, unknown>();
  phone({
    setStorage: ({ key, data }: { key: string; data: unknown }) => kept.set(key, data),
    removeStorage: ({ key }: { key: string }) => kept.delete(key),
    getStorageSync: (key: string) => kept.get(key) ?? '',
  });
  expect(isStaff()).toBe(false);
  rememberStaff(true);
  expect(isStaff()).toBe(true);
  rememberStaff(false);
  expect(isStaff()).toBe(false);
});
