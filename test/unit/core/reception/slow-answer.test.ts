// A slow answer has come, and not everything can be said.
import { compileRules } from '../../../../cloudfunctions/core/answering/rules';
import type { Platform } from '../../../../cloudfunctions/core/platform';
import { takePush, work, type Shared } from '../../../../cloudfunctions/core/reception';
import { hoursOf, knowledgeOf, nothingPublished, readShop } from '../../../../cloudfunctions/core/reference';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun, type Fate } from '../../../support/cloud/plain-run';

const id = 'mp:o1:1795140000:1';

/** A shop with a model that answers this. */
function shopWith(answer: string, fate?: (call: string) => Fate) {
  const { run, database } = plainRun(fate);
  const said: string[] = [];
  let asked = 0;
  const platform: Platform = {
    ...run,
    start: async () => undefined,
    ai: {
      answer: async () => {
        asked += 1;
        return answer;
      },
    },
    wechat: {
      ...run.wechat,
      typing: async () => undefined,
      checkText: async () => ({ verdict: 'pass' }),
      send: async (_openid, content) => {
        said.push(content.type === 'text' ? content.text : content.type);
        return { state: 'sent' };
      },
    },
  };
  return { platform, database, said, asked: () => asked };
}

function sharedWith(ai: boolean): Shared {
  const { shop } = readShop([
    { _id: 'ai', enabled: ai, model: 'model' },
    { _id: 'default-reply', reply: '请留言。' },
  ]);
  const words = [{ _id: 'words', word: '赌博', action: 'block' }];
  const knowledge = knowledgeOf((set) => (set === 'sensitive_words' ? words : []), new Set());
  const hours = hoursOf(knowledge.calendars, shop.hours);
  const rules = compileRules([{ _id: 'price', keywords: '多少钱', reply: '99 元起。' }]);
  const reference = { rules, shop, knowledge, hours, unpublished: false };
  return { reference: async () => reference, published: nothingPublished(), business: noBusiness };
}

const event = {
  ToUserName: 'wx1',
  FromUserName: 'o1',
  CreateTime: 1795140000,
  MsgType: 'text',
  Content: '怎么玩',
  MsgId: '1',
};

it('C2, C9: a model’s answer that a sensitive word stops ends its task, with the reason', async () => {
  const { platform, database, said, asked } = shopWith('去赌博吧');
  await takePush(platform, event, sharedWith(true), 60_000);
  expect(await work(platform, id, sharedWith(true), 60_000)).toBe('answered');
  expect(database.get('tasks', id)).toMatchObject({ state: 'done' });
  expect(database.get('messages', id)).toMatchObject({ late: { decided: 'ai', blocked: ['sensitive-word'] } });
  expect(await work(platform, id, sharedWith(true), 60_000)).toBe('not-mine');
  expect([said, asked()]).toEqual([[], 1]);
});

it('C2: when the shop has no model any more, nobody waits for it: the default reply is given', async () => {
  const { platform, said } = shopWith('42');
  await takePush(platform, event, sharedWith(true), 60_000);
  expect(await work(platform, id, sharedWith(false), 60_000)).toBe('answered');
  expect(said).toEqual(['请留言。']);
});

it('C2, C10: the slow answer to a message that was erased is not made, and its task ends', async () => {
  const { platform, database, asked } = shopWith('42');
  database.put('tasks', { _id: id, v: 1, visitor: 'o1', state: 'open', tries: 0, until: new Date(0) });
  expect(await work(platform, id, sharedWith(true), 60_000)).toBe('not-mine');
  expect(database.get('tasks', id)).toMatchObject({ state: 'done' });
  expect(asked()).toBe(0);
});

it('C7: a slow answer is begun before the next reply is intended, so that nothing that hangs leaves that one unknown', async () => {
  const next = `${id}7`;
  const { platform, database, said } = shopWith('42', (call) => {
    if (call !== 'tasks.add') return 'works';
    const first = database.get('messages', id);
    database.put('messages', { ...first, _id: next, state: 'new', content: { type: 'text', text: '多少钱' } });
    database.update('visitors', { _id: 'o1' }, { inbox: [next] });
    return 'works';
  });
  const begun: unknown[] = [];
  const typing = async () => void begun.push(database.get('visitors', 'o1')?.turn?.outs);
  await takePush({ ...platform, wechat: { ...platform.wechat, typing } }, event, sharedWith(true), 60_000);
  expect(begun).toEqual([[]]);
  expect(said).toEqual(['99 元起。']);
});

it('C2: a holder of the turn finishes an inbox of any length', async () => {
  const inbox = Array.from({ length: 130 }, (_, n) => `${id}${String(n).padStart(3, '0')}`);
  const { platform, database } = shopWith('42', (call) => {
    if (call !== 'tasks.add') return 'works';
    const first = database.get('messages', id);
    for (const one of inbox)
      database.put('messages', { ...first, _id: one, state: 'new', content: { type: 'text', text: '多少钱' } });
    database.update('visitors', { _id: 'o1' }, { inbox });
    return 'works';
  });
  await takePush(platform, event, sharedWith(true), 60_000);
  const left = database.all('messages').filter((message) => message.direction === 'in' && message.state === 'new');
  expect(left.map(({ _id }) => _id)).toEqual([]);
  expect(database.get('visitors', 'o1')).toMatchObject({ turn: null, inbox: [] });
});
