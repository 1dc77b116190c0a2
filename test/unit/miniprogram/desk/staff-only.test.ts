import { loadForStaff, notForAgents } from '../../../../miniprogram/desk/staff-only';
import { ServiceProblem } from '../../../../miniprogram/services/problem';

function pageOf() {
  const page = {
    data: { state: 'loading' as const, problem: '', wayOut: '' },
    setData: (data: object) => void Object.assign(page.data, data),
  };
  return page;
}

it('C11: who is turned away is offered to enter a code, for loading again would not help', async () => {
  const page = pageOf();
  await loadForStaff(page, () => Promise.reject(notForAgents()));
  expect(page.data).toMatchObject({ state: 'error', wayOut: '输入邀请码' });
  expect(page.data.problem).toMatch(/只有店主和运营能用.*邀请码/);
});

it('C11: who may is told whatever the cloud’s refusal says, of the people page the owner', async () => {
  const page = pageOf();
  const message = '您没有这个权限，请联系店主';
  const refusal = new ServiceProblem('refused', message, null, { code: 'not-allowed', message });
  await loadForStaff(page, () => Promise.reject(refusal), '这里只有店主能用。');
  expect(page.data).toMatchObject({ problem: '这里只有店主能用。', wayOut: '输入邀请码' });
});

it('what may go better next time is loaded again, also after a refusal', async () => {
  const page = pageOf();
  await loadForStaff(page, () => Promise.reject(notForAgents()));
  await loadForStaff(page, () => Promise.reject(new ServiceProblem('broken', '请稍后再试', null)));
  expect(page.data).toMatchObject({ state: 'error', wayOut: '' });
});
