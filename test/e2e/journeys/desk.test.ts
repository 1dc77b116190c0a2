// [emulator] An owner's journey on the phone: in by the code that set-up prints, a rule, a visitor's question, and every way back. The
// code comes from the rules tool and the visitor is another one than the phone's, so it runs on the emulator alone.
import { execFile } from 'node:child_process';
import path from 'node:path';
import type { InputElement, TextareaElement } from 'miniprogram-automator/out/Element';
import { eventually } from '../../support/patience';
import { describeWithEmulator, shown, startJourneys, type Journeys } from './bench';
import type { Page } from '../automator/bench';

const ROOT = path.resolve(__dirname, '../../..');
interface Rule {
  readonly _id: string;
  readonly name: string;
  readonly reply: string;
  readonly enabled?: boolean;
}

describeWithEmulator('[emulator] at the desk', () => {
  let journeys: Journeys;
  let visitor: string;
  beforeAll(async () => {
    journeys = await startJourneys();
    visitor = ((await api('POST', '/visitors', {})) as { openid: string }).openid;
  });
  afterAll(() => journeys.stop());
  afterEach(() => {
    expect(journeys.exceptions()).toEqual([]);
  });

  const api = async (method: string, route: string, body?: object): Promise<unknown> => {
    const answer = await journeys.cloud!.api(method, route, body);
    if (answer.status >= 400) throw new Error(`${method} ${route}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const documents = async <T>(collection: string, where: object): Promise<T[]> => {
    const query = encodeURIComponent(JSON.stringify(where));
    const found = await api('GET', `/database/collections/${collection}/documents?where=${query}`);
    return (found as { documents: T[] }).documents;
  };
  const ruleNamed = async (name: string) => (await documents<Rule>('rules', { name }))[0];
  /** As an operator does in the console; nobody is told. */
  const inTheConsole = async (collection: string, id: string, changes: object) => {
    const [document] = await documents<object>(collection, { _id: id });
    await api('PUT', `/database/collections/${collection}/documents/${id}`, { ...document, ...changes });
  };
  const data = <T>(page: Page, field: string, holds: (value: T) => boolean): Promise<T> =>
    eventually(() => page.data(field) as Promise<T>, holds);
  const ready = async (page: Page) => {
    expect(await data<string>(page, 'state', (state) => state !== 'loading')).toBe('ready');
    return page;
  };
  /** What a visitor is told when they ask. */
  const told = async (content: string): Promise<string[]> => {
    // Functions keep what they have read for two seconds: theirs here begin anew, as after a pause.
    await journeys.cloud!.anew('receive');
    await api('POST', `/visitors/${visitor}/messages`, { msgtype: 'text', text: { content } });
    await journeys.cloud!.idle();
    const { messages } = (await api('GET', `/visitors/${visitor}/messages`)) as {
      messages: { from: string; text?: { content: string } }[];
    };
    const last = messages.map(({ from }) => from).lastIndexOf('visitor');
    return messages.slice(last + 1).map(({ text }) => text?.content ?? '');
  };
  const type = async (page: Page, value: string, ...selectors: string[]) =>
    ((await shown(page, ...selectors)) as InputElement | TextareaElement).input(value);
  const agreeing = async (act: () => Promise<void>) => {
    await journeys.miniProgram.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
    try {
      await act();
    } finally {
      await journeys.miniProgram.restoreWxMethod('showModal');
    }
  };

  it('C11: without a code the desk shows no rule, and leads to where one is entered', async () => {
    const home = await journeys.open('/desk/home/home');
    expect(await data<string>(home, 'state', (state) => state !== 'loading')).toBe('empty');
    await (await shown(home, '.back button')).tap();
    await ready(await journeys.arrived('desk/join/join'));
  });

  it('a wrong code is refused in words, and the first owner comes in by the code that set-up prints', async () => {
    const join = await ready(await journeys.open('/desk/join/join'));
    await type(join, 'ABCD-EFGH-2345', '.code');
    await type(join, '林掌柜', '.name');
    await (await shown(join, '.join button')).tap();
    expect(await data<string>(join, 'wrong', (wrong) => wrong !== '')).toContain('邀请码不对');

    await type(join, await ownerCode(journeys.cloud!.url), '.code');
    await (await shown(join, '.join button')).tap();
    const home = await ready(await journeys.arrived('desk/home/home'));
    const rows = (await home.data('rows')) as { name: string }[];
    expect(rows.map(({ name }) => name)).toContain('价格');
    const me = await journeys.open('/pages/me/me');
    expect(await (await shown(me, '.desk')).text()).toContain('客服工作台');
  });

  it('a rule without a reply is refused with its reason and stays as it was typed; with one it answers the next visitor', async () => {
    const page = await ready(await journeys.open('/desk/rule/rule'));
    await type(page, '刻字', '.field-name', '.field-input');
    await type(page, '刻字，镌刻', '.field-keywords', '.field-list', '.adder-input');
    await (await shown(page, '.save button')).tap();
    expect(await data<string>(page, 'wrong', (wrong) => wrong !== '')).toContain('没有回复');
    expect(await page.data('form.values')).toMatchObject({ name: '刻字', keywords: ['刻字', '镌刻'] });

    await type(page, '可以刻字，十二个字以内。', '.replies', '.part-text');
    await data<{ values: { text: string } }[]>(page, 'form.parts', ([part]) => part?.values.text !== '');
    await (await shown(page, '.save button')).tap();
    expect(await data<boolean>(page, 'saved', (saved) => saved)).toBe(true);
    expect(await ruleNamed('刻字')).toMatchObject({ keywords: ['刻字', '镌刻'], reply: '可以刻字，十二个字以内。' });
    expect(await told('盖碗能镌刻名字吗')).toEqual(['可以刻字，十二个字以内。']);
  });

  it('is found by a keyword and switched off in the list, and does not answer any more', async () => {
    const home = await ready(await journeys.open('/desk/home/home'));
    await type(home, '镌刻', '.search-input');
    await data<{ name: string }[]>(home, 'rows', (rows) => rows.length === 1 && rows[0]?.name === '刻字');
    await (await shown(home, '.rule-switch')).tap();
    await eventually(
      () => ruleNamed('刻字'),
      (rule) => rule?.enabled === false,
    );
    expect(await told('盖碗能镌刻名字吗')).not.toContain('可以刻字，十二个字以内。');
    await (await shown(home, '.rule-switch')).tap();
    expect(
      await eventually(
        () => ruleNamed('刻字'),
        (rule) => rule?.enabled === true,
      ),
    ).toMatchObject({ enabled: true });
    expect(await told('盖碗能镌刻名字吗')).toEqual(['可以刻字，十二个字以内。']);
  });

  it('a switch on a rule that a colleague changed meanwhile does nothing but show it as it is now', async () => {
    const home = await ready(await journeys.open('/desk/home/home'));
    await type(home, '镌刻', '.search-input');
    await data<object[]>(home, 'rows', ({ length }) => length === 1);
    const { _id } = (await ruleNamed('刻字'))!;
    await inTheConsole('rules', _id, { priority: 7 });
    await (await shown(home, '.rule-switch')).tap();
    const [row] = await data<{ priority: string; enabled: boolean }[]>(home, 'rows', ([now]) => now?.priority !== '');
    expect(row).toMatchObject({ priority: '优先级 7', enabled: true });
    expect(await ruleNamed('刻字')).toMatchObject({ priority: 7, enabled: true });
  });

  it('what a colleague changed meanwhile is not overwritten: the page says so, keeps what was typed, and saves it as a new rule', async () => {
    const { _id } = (await ruleNamed('刻字'))!;
    const page = await ready(await journeys.open(`/desk/rule/rule?id=${_id}`));
    await inTheConsole('rules', _id, { reply: '刻字另收二十元。' });
    await type(page, '刻字（新）', '.field-name', '.field-input');
    await (await shown(page, '.save button')).tap();
    expect(await data<boolean>(page, 'conflict', (conflict) => conflict)).toBe(true);
    expect(await page.data('form.values.name')).toBe('刻字（新）');
    expect(await ruleNamed('刻字')).toMatchObject({ reply: '刻字另收二十元。' });

    await (await shown(page, '.conflict-new')).tap();
    expect(await data<boolean>(page, 'saved', (saved) => saved)).toBe(true);
    expect(await ruleNamed('刻字（新）')).toMatchObject({ reply: '可以刻字，十二个字以内。' });
    expect(await ruleNamed('刻字')).toMatchObject({ _id, reply: '刻字另收二十元。' });
  });

  it('loads a colleague’s change on request', async () => {
    const { _id } = (await ruleNamed('刻字'))!;
    const page = await ready(await journeys.open(`/desk/rule/rule?id=${_id}`));
    await inTheConsole('rules', _id, { reply: '刻字另收三十元。' });
    await type(page, '要丢掉的名字', '.field-name', '.field-input');
    await (await shown(page, '.save button')).tap();
    await data<boolean>(page, 'conflict', (conflict) => conflict);
    await agreeing(async () => {
      await (await shown(page, '.conflict-reload')).tap();
      await data<boolean>(page, 'conflict', (conflict) => !conflict);
    });
    expect(await page.data('form.values.name')).toBe('刻字');
    expect(await page.data('form.parts')).toMatchObject([{ values: { text: '刻字另收三十元。' } }]);
  });

  it('a deleted rule comes back by undo, and goes again by undoing the undo', async () => {
    const { _id } = (await ruleNamed('刻字（新）'))!;
    const page = await ready(await journeys.open(`/desk/rule/rule?id=${_id}`));
    await agreeing(async () => {
      await (await shown(page, '.delete')).tap();
      await journeys.arrived('desk/home/home');
    });
    expect(await ruleNamed('刻字（新）')).toBeUndefined();

    const history = await ready(await journeys.open(`/desk/history/history?rule=${_id}`));
    const labels = (rows: { label: string }[]) => rows.map(({ label }) => label);
    const [deleted] = (await history.data('rows')) as { fields: object[] }[];
    expect(deleted?.fields).toContainEqual({
      label: '回复',
      sides: [{ sign: '原来', words: '可以刻字，十二个字以内。', gone: true }],
    });
    expect(labels((await history.data('rows')) as { label: string }[])).toEqual(['删除规则', '新建规则']);
    const undoNewest = async (count: number) => {
      await agreeing(async () => {
        await (await shown(history, '.undo')).tap();
        await data<object[]>(history, 'rows', (rows) => rows.length === count);
      });
    };
    await undoNewest(3);
    expect(await ruleNamed('刻字（新）')).toMatchObject({ _id, reply: '可以刻字，十二个字以内。' });
    await undoNewest(4);
    expect(await ruleNamed('刻字（新）')).toBeUndefined();
  });

  it('shows many rules in pages as the list is scrolled, each once, and counts all of them', async () => {
    const many = Array.from({ length: 120 }, (_, n) => ({
      _id: `many-${n}`,
      name: `款式${n}`,
      keywords: [`款式${n}`],
      reply: '有',
    }));
    await Promise.all(many.map((rule) => api('POST', '/database/collections/rules/documents', rule)));
    const home = await ready(await journeys.open('/desk/home/home'));
    await type(home, '款式', '.search-input');
    const total = await data<string>(home, 'total', (words) => words.startsWith('120 '));
    expect(total).toMatch(/^120 /);
    for (const shownRows of [50, 100, 120]) {
      const rows = await data<{ id: string }[]>(home, 'rows', ({ length }) => length === shownRows);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(shownRows);
      await journeys.miniProgram.pageScrollTo(1_000_000);
    }
    expect(await home.data('next')).toBe('');
    await Promise.all(many.map(({ _id }) => api('DELETE', `/database/collections/rules/documents/${_id}`)));
  });

  it('invites a colleague by a code that is shown once and lets one person in', async () => {
    const page = await ready(await journeys.open('/desk/people/people'));
    await (await shown(page, '.role-agent')).tap();
    await (await shown(page, '.invite button')).tap();
    const code = await data<string>(page, 'code', (shownCode) => shownCode !== '');
    const join = { openid: visitor, name: 'desk', data: { action: 'join', code, name: '小客' } };
    expect(await api('POST', '/client/functions', join)).toMatchObject({
      result: { ok: true, data: { role: 'agent' } },
    });
    const again = await ready(await journeys.open('/desk/people/people'));
    expect(await again.data('code')).toBe('');
    expect(((await again.data('people')) as { name: string }[]).map(({ name }) => name)).toEqual(['林掌柜', '小客']);
  });

  it('C11: an agent is shown no rule, and may neither edit nor invite', async () => {
    const [owner] = await documents<{ _id: string }>('agents', { role: 'owner' });
    await inTheConsole('agents', owner!._id, { role: 'agent' });
    const home = await journeys.open('/desk/home/home');
    expect(await data<string>(home, 'state', (state) => state !== 'loading')).toBe('empty');
    expect(await home.data('empty')).toContain('客服');
    for (const room of ['rule', 'history', 'insights', 'replay', 'problems', 'try', 'people']) {
      const page = await journeys.open(`/desk/${room}/${room}`);
      expect(await data<string>(page, 'state', (state) => state !== 'loading')).toBe('error');
      expect(await page.data('problem')).toContain('只有店主');
      expect(await page.data('wayOut')).toBe('输入邀请码');
    }
  });
});

/** The code that set-up prints for the first owner. */
function ownerCode(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['dist/tools/rules.js', 'owner', '--emulator', url], { cwd: ROOT }, (error, out) => {
      const code = /店主登录码：([A-Z2-9]+)/.exec(out)?.[1];
      if (code === undefined) reject(error ?? new Error(out));
      else resolve(code);
    });
  });
}
