// [emulator] An operator's journeys: a draft is tried before it is saved, played again over what visitors asked, and a question that
// nothing answered becomes an alias.
import { eventually } from '../../support/patience';
import type { Element, Page } from '../automator/bench';
import { describeWithEmulator, shown, startJourneys, text, type Journeys } from './bench';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(() => journeys.stop());
afterEach(() => expect(journeys.exceptions()).toEqual([]));

const documents = (collection: string) => `/database/collections/${collection}/documents`;

/** A visitor asks in the chat. @returns what they read after it */
async function asks(openid: string, content: string): Promise<string[]> {
  const cloud = journeys.cloud!;
  await cloud.api('POST', '/visitors', { openid });
  await cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'text', text: { content } });
  await cloud.idle();
  const { body } = await cloud.api('GET', `/visitors/${openid}/messages`);
  const { messages } = body as { messages: { from: string; text?: { content: string } }[] };
  const last = messages.map(({ from }) => from).lastIndexOf('visitor');
  return messages.slice(last + 1).flatMap((message) => message.text?.content ?? []);
}

/** Taps the first element with this class whose text is this. */
async function tap(page: Page, selector: string, wanted: string): Promise<void> {
  const found = await eventually(
    async () => {
      for (const element of (await page.$$(selector)) as Element[])
        if ((await element.text()).trim() === wanted) return element;
      return null;
    },
    (element) => element !== null,
  );
  if (!found) throw new Error(`${page.path} shows no ${selector} 「${wanted}」`);
  await found.tap();
}

/** Types into the field that these selectors lead to. */
async function type(page: Page, words: string, ...selectors: string[]): Promise<void> {
  const field = (await shown(page, ...selectors)) as unknown as { input(value: string): Promise<void> };
  await field.input(words);
}

/** Says something on the page 试一试, and waits for what it leads to. */
async function tries(page: Page, said: string, tried: number): Promise<void> {
  await type(page, said, '.bar-input');
  await (await shown(page, '.bar-send')).tap();
  await eventually(
    async () => ((await page.data('rows')) as { state: string }[]).filter(({ state }) => state === 'done').length,
    (done) => done === tried,
  );
}

describeWithEmulator('[emulator] at the desk', () => {
  beforeAll(async () => {
    const cloud = journeys.cloud!;
    await cloud.api('POST', documents('agents'), { _id: 'automator', v: 1, name: '店主', role: 'owner' });
    const rule = { _id: 'carve', name: '刻字', keywords: ['刻字'], reply: '可以刻字。' };
    await cloud.api('POST', documents('rules'), rule);
  });

  it('C9: a draft is tried before it is saved: the answer, the hits and why, and nobody else gets it', async () => {
    const form = await journeys.open('/desk/rule/rule?id=carve');
    await type(form, '刻字 20 元。', '.replies', 'textarea');
    await (await shown(form, '.bar-link')).tap();
    const page = await journeys.arrived('desk/try/try');
    await tries(page, '能刻-字吗', 1);
    const answer = await text(page, '刻字 20 元。');
    expect(answer).toContain('刻字 20 元。');
    expect(answer).toContain('用规则「刻字」回复');
    expect(await (await shown(page, '.hit')).text()).toBe('刻-字');
    await tap(page, '.segment', '只用已保存的');
    await tries(page, '能刻字吗', 2);
    expect(await text(page, '可以刻字。')).toContain('可以刻字。');
    expect(await asks('journey-carve', '能刻字吗')).toEqual(['可以刻字。']);
  });

  it('a talk goes on over several tries, and begins anew when it is asked to', async () => {
    const cloud = journeys.cloud!;
    const steps = [
      { id: 'which', say: '哪一款茶具？', options: [{ text: '盖碗', go: 'end' }] },
      { id: 'end', say: '盖碗 99 元。', end: true },
    ];
    await cloud.api('POST', documents('flows'), { _id: 'ware', name: '选茶具', steps });
    await cloud.api('POST', documents('rules'), { name: '选茶具', keywords: ['帮我选茶具'], flow: 'ware' });
    const page = await journeys.open('/desk/try/try');
    await tries(page, '帮我选茶具', 1);
    expect(await text(page, '下一句会接着这段对话')).toContain('哪一款茶具？');
    await tries(page, '1', 2);
    expect(await text(page, '盖碗 99 元。')).toContain('盖碗 99 元。');
    await tries(page, '帮我选茶具', 3);
    await tap(page, '.end-act', '从头开始');
    await tries(page, '1', 4);
    const rows = (await page.data('rows')) as { summary: string }[];
    expect(rows[1]?.summary).toBe('在流程「选茶具」里继续');
    expect(rows[3]?.summary).not.toContain('选茶具');
  });

  it('C9: replay shows which of the last days’ answers a draft would change, before and after', async () => {
    await asks('journey-replay', '刻字要几天');
    const form = await journeys.open('/desk/rule/rule?id=carve');
    await type(form, '刻字三天。', '.replies', 'textarea');
    await tap(form, '.bar-link', '看看会改变哪些回答');
    const page = await journeys.arrived('desk/replay/replay');
    const changes = await text(page, '刻字三天。');
    for (const words of ['刻字要几天', '现在', '可以刻字。', '改了以后', '刻字三天。'])
      expect(changes).toContain(words);
  });

  it('a question that nothing answered becomes an alias in one tap, and the next visitor gets the answer', async () => {
    const cloud = journeys.cloud!;
    await cloud.api('POST', documents('faqs'), {
      _id: 'cold',
      question: '茶可以用冷水泡吗？',
      answer: '可以，泡六小时。',
    });
    const wording = '热天搁冰箱泡一宿行不';
    expect((await asks('journey-ask', wording)).join()).not.toContain('泡六小时');
    const page = await journeys.open('/desk/insights/insights');
    expect(await text(page, wording)).toContain(wording);
    await tap(page, '.act', '选别的问答');
    await type(page, '冷水泡', 'faq-sheet', '.search-input');
    await eventually(
      async () => (await shown(page, 'faq-sheet', '.question')).text(),
      (first) => first.includes('冷水泡'),
    );
    await (await shown(page, 'faq-sheet', '.row')).tap();
    expect(await text(page, '已经加到「茶可以用冷水泡吗？」')).toContain('已经加到「茶可以用冷水泡吗？」');
    // The knowledge is put together by the timer, and an instance fetches it every few seconds.
    await cloud.api('PUT', '/clock', { advanceMs: 120_000 });
    await cloud.idle();
    await cloud.anew('receive');
    expect(await asks('journey-again', wording)).toEqual(['可以，泡六小时。']);
  });

  it('a question that nothing answered becomes a new rule, with its words as the keyword', async () => {
    await asks('journey-rule', '请问你们的镇店之宝姓啥');
    const page = await journeys.open('/desk/insights/insights');
    await tap(page, '.act', '写成新规则');
    const form = await journeys.arrived('desk/rule/rule');
    const { values } = await eventually(
      async () => (await form.data('form')) as { values: { name: string; keywords: string[] } },
      (filled) => filled.values.keywords.length > 0,
    );
    expect(values.keywords).toEqual(['镇店之宝姓啥']);
  });
});
