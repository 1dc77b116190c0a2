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
  expect(page.data.problem).toContain('没有这个权限');
});

it('what may go better next time is loaded again, also after a refusal', async () => {
  const page = pageOf();
  await loadForStaff(page, () => Promise.reject(notForAgents()));
  await loadForStaff(page, () => Promise.reject(new ServiceProblem('broken', '请稍后再试', null)));
  expect(page.data).toMatchObject({ state: 'error', wayOut: '' });
});
