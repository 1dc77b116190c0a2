// What goes wrong on purpose, switched in the console, and WeChat's own book of what came of it.
import { addVisitor, bubbles, consoleForAll, write } from '../../support/console';
import { eventually } from '../../support/patience';
import type { Locator, Page } from 'playwright-core';

const bench = consoleForAll();

interface Standing {
  seed: number;
  faults: Record<string, unknown>[];
}
const standing = async () => (await bench.cloud.api('GET', '/faults')).body as Standing;
const fault = (page: Page, kind: string): Locator => page.locator(`[data-kind="${kind}"]`);
const ledger = (page: Page) => page.getByRole('region', { name: '微信的账本' });

/** In the page: writes into a field before it is painted, as the quickest hand would. */
const typeAtOnce = `{
  const watch = new MutationObserver(() => {
    const field = document.querySelector('[data-kind="slow"] .fault-fields input');
    if (!field) return;
    watch.disconnect();
    field.dataset.typed = '';
    field.value = '12';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  watch.observe(document.body, { childList: true, subtree: true });
}`;

it('a fault is switched on, strikes, is counted, and stands in WeChat’s book', async () => {
  const page = await bench.open({ hash: '#/faults' });
  await addVisitor(page, '小雨');
  await fault(page, 'duplicate').getByRole('switch').click();
  await fault(page, 'duplicate').getByText('已发生 0 次').waitFor();
  await write(page, '多少钱');
  await bubbles(page, 'service').first().waitFor();
  await fault(page, 'duplicate').getByText('已发生 1 次').waitFor();
  const push = ledger(page).locator('.entry-push');
  await push.getByText('已应答').waitFor();
  await push.getByText(/^投递 [2-9] 次$/).waitFor();
  await ledger(page).locator('.entry-send').getByText('已送达').waitFor();
  expect(await ledger(page).locator('.entry-saw').count()).toBe(2);
});

it('share, filters and seed are plain boxes, and a fault that is switched off keeps what was written', async () => {
  const page = await bench.open({ hash: '#/faults' });
  const slow = fault(page, 'slow');
  await slow.getByRole('switch').click();
  const fill = async (box: Locator, text: string) => {
    await box.fill(text);
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/faults')),
      box.press('Enter'),
    ]);
  };
  await fill(slow.getByLabel('几率 %'), '25');
  await fill(slow.getByLabel('毫秒'), '10 ~ 20');
  await slow.getByText('只针对…').click();
  await fill(slow.getByLabel('集合或云函数'), 'visitors');
  await fill(page.getByLabel('种子'), '7');
  const wanted = { kind: 'slow', share: 0.25, ms: [10, 20], target: 'visitors', when: 'before', happened: 0 };
  // The console makes one edit after the other.
  const made = await eventually(standing, ({ seed, faults }) => seed === 7 && faults[0]?.['target'] === 'visitors');
  expect(made).toEqual({ seed: 7, faults: [wanted] });
  await slow.getByRole('switch').click();
  await page.locator('[data-kind="slow"] [aria-checked=false]').waitFor();
  expect((await standing()).faults).toEqual([]);
  await slow.getByRole('switch').click();
  await page.locator('[data-kind="slow"] [aria-checked=true]').waitFor();
  expect((await standing()).faults).toEqual([wanted]);
});

it('a press that leaves a field saves the field and is heard itself', async () => {
  const page = await bench.open({ hash: '#/faults' });
  const slow = fault(page, 'slow');
  await slow.getByRole('switch').click();
  await slow.getByLabel('几率 %').fill('25');
  await fault(page, 'duplicate').getByRole('switch').click();
  await fault(page, 'duplicate').locator('[aria-checked=true]').waitFor();
  expect((await standing()).faults).toMatchObject([{ kind: 'slow', share: 0.25 }, { kind: 'duplicate' }]);
  await page.getByLabel('种子').fill('8');
  await page.getByRole('button', { name: '全部关闭' }).click();
  await page.getByText('故障已全部关闭').waitFor();
  expect((await standing()).faults).toEqual([]);
});

it('what is typed the moment a field appears stays in it', async () => {
  const page = await bench.open({ hash: '#/faults' });
  await fault(page, 'slow').getByRole('switch').waitFor();
  await page.evaluate(typeAtOnce);
  await fault(page, 'slow').getByRole('switch').click();
  await page.locator('[data-typed]').waitFor();
  // Two frames later everything that follows a field's appearance has happened.
  await page.evaluate(
    'new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then))))',
  );
  expect(await page.locator('[data-typed]').inputValue()).toBe('12');
});

it('a value that cannot be is refused with what it must be, and the plan stays', async () => {
  const page = await bench.open({ hash: '#/faults' });
  await fault(page, 'instances').getByRole('switch').click();
  await fault(page, 'instances').getByLabel('实例数').fill('很多');
  await fault(page, 'instances').getByLabel('实例数').press('Enter');
  await page.locator('.toast-bad').getByText('faults').first().waitFor();
  expect((await standing()).faults).toEqual([{ kind: 'instances', n: 2, happened: 0 }]);
});

it('all faults are switched off at once, also those that came by the API', async () => {
  await bench.cloud.api('PUT', '/faults', {
    faults: [
      { kind: 'delay', ms: 5 },
      { kind: 'delay', ms: 9 },
    ],
  });
  const page = await bench.open({ hash: '#/faults' });
  await fault(page, 'delay').nth(1).waitFor();
  await page.getByRole('button', { name: '全部关闭' }).click();
  await page.getByText('故障已全部关闭').waitFor();
  expect((await standing()).faults).toEqual([]);
});

it('a send that WeChat refused stands in its book with the code, a fault with its mark', async () => {
  await bench.cloud.api('PUT', '/faults', {
    faults: [{ kind: 'fail', call: 'customerServiceMessage.send', code: 45047 }],
  });
  const page = await bench.open({ hash: '#/faults' });
  await addVisitor(page, '小雨');
  await write(page, '多少钱');
  const send = ledger(page).locator('.entry-send').first();
  await send.getByText('拒绝 45047').waitFor();
  await send.getByText('故障').waitFor();
});
