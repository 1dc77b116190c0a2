// What a visitor sees of their own past, what they leave behind, and forgetting it.
import { openShop, type Shop } from './shop';

let shop: Shop;
let mine: string;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.cloud.reset();
  mine = await shop.visitor();
});
const left = (id: string, text: string) => ({ id, text, phone: '', from: '' });

describe('my conversations', () => {
  it('shows what was said, both sides, oldest first', async () => {
    await shop.says(mine, '多少钱');
    const { conversation, messages } = await shop.told(mine, 'transcript');
    expect(conversation).toMatchObject({ owner: 'bot', closedAt: null });
    expect(messages.map(({ from }) => from)).toEqual(['visitor', 'shop']);
    expect(messages[0]).toMatchObject({ text: '多少钱', kind: 'text', state: 'sent' });
  });

  it('C10: hides phone numbers, ID cards and bank cards, in the list and in the transcript', async () => {
    await shop.says(mine, '我的手机 13812345678，身份证 110101199003078515，卡号 6222020200112233445');
    const told = JSON.stringify([await shop.told(mine, 'conversations'), await shop.told(mine, 'transcript')]);
    for (const secret of ['13812345678', '110101199003078515', '6222020200112233445'])
      expect(told).not.toContain(secret);
    expect(told).toContain('138');
  });

  it('goes back page by page without losing or doubling a message', async () => {
    for (let n = 0; n < 22; n += 1) await shop.says(mine, `第 ${n} 条`);
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page: { messages: readonly { id: string }[]; before: number | null } = await shop.told(
        mine,
        'transcript',
        before === null ? {} : { before },
      );
      seen.unshift(...page.messages.map(({ id }) => id));
      before = page.before;
    } while (before !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await shop.documents('messages')).length);
  });

  it('loses none of several messages of one millisecond, wherever a page ends', async () => {
    await shop.says(mine, '你好');
    const [{ id: conversation }] = (await shop.told(mine, 'conversations')).conversations as unknown as [
      { id: string },
    ];
    const [sample] = await shop.documents('messages', { direction: 'in' });
    const $date = '2026-01-01T00:00:00.000Z';
    for (let n = 0; n < 45; n += 1)
      await shop.write('messages', {
        ...sample,
        _id: `same-${n}`,
        createdAt: { $date: n < 30 ? $date : `2026-01-02T00:00:00.${100 + n}Z` },
      });
    const first = await shop.told(mine, 'transcript', { conversation });
    const second = await shop.told(mine, 'transcript', { conversation, before: first.before });
    const ids = [...second.messages, ...first.messages].map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('same-'))).toHaveLength(45);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the list shows what was said last, also when the visitor entered the chat again since', async () => {
    await shop.says(mine, '多少钱');
    const [before] = (await shop.told(mine, 'conversations')).conversations;
    await shop.cloud.api('POST', `/visitors/${mine}/enter`, { sessionFrom: '' });
    await shop.cloud.idle();
    const [after] = (await shop.told(mine, 'conversations')).conversations;
    expect(before?.last).not.toBe('');
    expect(after?.last).not.toBe('');
  });

  it('a rating stands: the same again is no fault, another one is refused', async () => {
    await shop.says(mine, '你好');
    const [{ id }] = (await shop.told(mine, 'conversations')).conversations as unknown as [{ id: string }];
    await shop.told(mine, 'rate', { conversation: id, score: 5, comment: '很好' });
    await shop.told(mine, 'rate', { conversation: id, score: 5, comment: '很好' });
    expect(await shop.ask(mine, 'rate', { conversation: id, score: 1 })).toMatchObject({ error: { code: 'not-now' } });
    expect((await shop.told(mine, 'conversations')).conversations[0]).toMatchObject({
      rating: { score: 5, comment: '很好' },
      canRate: false,
    });
  });

  it('two ratings at once leave one', async () => {
    await shop.says(mine, '你好');
    const [{ id }] = (await shop.told(mine, 'conversations')).conversations as unknown as [{ id: string }];
    const replies = await Promise.all([1, 2, 3, 4].map((score) => shop.ask(mine, 'rate', { conversation: id, score })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await shop.documents('ratings')).toHaveLength(1);
  });

  it('an open conversation cannot be reopened; a closed one once', async () => {
    await shop.says(mine, '你好');
    const [{ id }] = (await shop.told(mine, 'conversations')).conversations as unknown as [{ id: string }];
    expect(await shop.ask(mine, 'reopen', { conversation: id })).toMatchObject({ error: { code: 'not-now' } });
    const [visitor] = await shop.documents('visitors');
    await shop.write('visitors', { ...visitor, _id: mine, conversation: null });
    const [record] = await shop.documents('conversations');
    await shop.write('conversations', { ...record, _id: id, owner: 'nobody' });
    expect((await shop.told(mine, 'conversations')).conversations[0]).toMatchObject({ canReopen: true });
    await shop.told(mine, 'reopen', { conversation: id, reason: '还没解决' });
    await shop.told(mine, 'reopen', { conversation: id, reason: '还没解决' });
    expect(await shop.documents('follow_ups')).toHaveLength(1);
    expect((await shop.told(mine, 'conversations')).conversations[0]).toMatchObject({ canReopen: false });
  });
});

describe('leaving a message', () => {
  it('keeps it once, however often and however many at a time it is sent', async () => {
    await Promise.all([1, 2, 3].map(() => shop.told(mine, 'leaveMessage', left('message-1', '请回电'))));
    expect(await shop.documents('follow_ups')).toHaveLength(1);
    expect((await shop.told(mine, 'conversations')).followUps).toMatchObject([
      { text: '请回电', state: 'open', reply: null },
    ]);
  });

  it('two visitors who chose the same id keep both messages', async () => {
    const other = await shop.visitor();
    await shop.told(mine, 'leaveMessage', left('message-1', '我的'));
    await shop.told(other, 'leaveMessage', left('message-1', '别人的'));
    expect((await shop.told(other, 'conversations')).followUps).toMatchObject([{ text: '别人的' }]);
  });

  it('is refused when twenty wait already, with words that say why', async () => {
    for (let n = 0; n < 20; n += 1) await shop.told(mine, 'leaveMessage', left(`message-${n}`, '在吗'));
    expect(await shop.ask(mine, 'leaveMessage', left('message-20', '在吗'))).toMatchObject({
      error: { code: 'too-many' },
    });
  });

  it('counts a consent once per dialog, and only accepted ones', async () => {
    const consent = (id: string) => shop.told(mine, 'consent', { id, results: { T1: 'accept', T2: 'reject' } });
    await Promise.all([consent('dialog-01'), consent('dialog-01'), consent('dialog-02')]);
    expect(await consent('dialog-03')).toEqual({ left: { T1: 3 } });
    expect(await shop.documents('consents')).toMatchObject([{ template: 'T1', left: 3 }]);
  });
});

describe('forgetting', () => {
  it('removes everything of this visitor and nothing of another', async () => {
    const other = await shop.visitor();
    for (const who of [mine, other]) {
      await shop.says(who, '你好');
      await shop.told(who, 'leaveMessage', left('message-1', '请回电'));
      await shop.told(who, 'consent', { id: 'dialog-01', results: { T1: 'accept' } });
    }
    const before = await shop.told(other, 'privacy');
    expect((await shop.told(mine, 'privacy')).kept).toEqual(before.kept);
    await shop.told(mine, 'erase', { confirm: true });
    expect((await shop.told(mine, 'privacy')).kept.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
    expect(await shop.told(other, 'privacy')).toEqual(before);
    expect(JSON.stringify(await shop.documents('visitors'))).not.toContain(mine);
  });

  it('C10: takes the copies of the pictures that were sent along', async () => {
    const data = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const files = async () => ((await shop.cloud.api('GET', '/storage/files')).body as { files: unknown[] }).files;
    const before = (await files()).length;
    await shop.says(mine, { msgtype: 'image', image: { contentType: 'image/png', data } });
    expect(await files()).toHaveLength(before + 1);
    await shop.told(mine, 'erase', { confirm: true });
    expect(await files()).toHaveLength(before);
  });

  it('a forgotten visitor who writes again is a new one and is answered', async () => {
    await shop.says(mine, '你好');
    await shop.told(mine, 'erase', { confirm: true });
    await shop.says(mine, '多少钱');
    expect((await shop.told(mine, 'transcript')).messages.map(({ from }) => from)).toEqual(['visitor', 'shop']);
  });
});
