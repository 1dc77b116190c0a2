import { compileRules } from '../../../../cloudfunctions/core/answering/rules';
import { hoursOf, knowledgeOf, nothingPublished, readShop } from '../../../../cloudfunctions/core/reference';
import { sweep } from '../../../../cloudfunctions/core/sweeping';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun } from '../../../support/cloud/plain-run';

const { shop } = readShop([]);
const knowledge = knowledgeOf(() => [], new Set());
const hours = hoursOf(knowledge.calendars, shop.hours);
const reference = { rules: compileRules([]), shop, knowledge, hours, unpublished: false };
const shared = { reference: async () => reference, published: nothingPublished(), business: noBusiness };

// What the tick logs about the fault would drown the report.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => jest.restoreAllMocks());

it.each(['tasks.find', 'rules.find', 'visitors.find'])(
  'C2: a tick in which %s fails still does all the rest, and says that more is left',
  async (fails) => {
    const { run, database } = plainRun((call) => (call === fails ? 'fails' : 'works'));
    const old = new Date(run.time.now() - 60_000);
    for (let n = 0; n < 5; n += 1) {
      const content = { type: 'text', text: '在吗' };
      const message = { _id: `mp:o1:1:${n}`, v: 1, direction: 'in', state: 'new', visitor: 'o1', content };
      const from = { channel: 'mini-program', openid: 'o1', appUser: 'wx1', createTime: 1_795_000_000 + n };
      database.put('messages', { ...message, ...from, createdAt: old });
    }
    database.put('tasks', { _id: 'task', v: 1, visitor: 'o2', state: 'open', tries: 1, until: old });
    database.put('synonyms', { _id: 'bad', words: [] });
    const begun: object[] = [];
    const start = async (_name: string, data: object) => void begun.push(data);
    const wechat = { ...run.wechat, send: async () => ({ state: 'sent' as const }) };

    expect(await sweep({ ...run, wechat, start }, shared, 60_000)).toMatchObject({ more: true });

    const left = database.all('messages').filter((message) => message.state === 'new');
    expect(left).toHaveLength(fails === 'visitors.find' ? 5 : 0);
    expect(begun).toHaveLength(fails === 'tasks.find' ? 0 : 1);
    const bad = database.get('synonyms', 'bad') as { status?: object } | null;
    expect(bad?.status !== undefined).toBe(fails !== 'rules.find');
  },
);
