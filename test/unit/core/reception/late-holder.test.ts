// A holder that is slow, not dead: somebody takes its turn over, and then WeChat answers it after all.
import { compileRules } from '../../../../cloudfunctions/core/answering/rules';
import { within, type Platform, type SendResult } from '../../../../cloudfunctions/core/platform';
import { takePush, type Shared } from '../../../../cloudfunctions/core/reception';
import { finish } from '../../../../cloudfunctions/core/reception/finish';
import { hoursOf, knowledgeOf, nothingPublished, readShop } from '../../../../cloudfunctions/core/reference';
import { plainRun } from '../../../support/cloud/plain-run';
import { noBusiness } from '../../../support/cloud/no-business';

const { shop } = readShop([]);
const knowledge = knowledgeOf(() => [], new Set());
const reference = {
  rules: compileRules([{ _id: 'price', keywords: '多少钱', reply: ['99 元起。', '详情见商品页。'] }]),
  shop,
  knowledge,
  hours: hoursOf(knowledge.calendars, shop.hours),
  unpublished: false,
};
const shared: Shared = { reference: async () => reference, published: nothingPublished(), business: noBusiness };

/**
 * Plays it.
 * @param others what WeChat answers to whoever took over
 * @param late what it answers to the former holder in the end
 */
async function played(others: SendResult, late: SendResult) {
  const { run, database } = plainRun();
  const asked: string[] = [];
  let answer = (_: SendResult) => undefined as void;
  let reached = () => undefined as void;
  const underWay = new Promise<void>((resolve) => (reached = resolve));
  const platform: Platform = {
    ...run,
    wechat: {
      ...run.wechat,
      checkText: async () => ({ verdict: 'pass' }),
      send: (_openid, content) => {
        asked.push(content.type === 'text' ? content.text : content.type);
        if (asked.length > 1) return Promise.resolve(others);
        reached();
        return new Promise((resolve) => (answer = resolve));
      },
    },
  };
  const event = {
    ToUserName: 'wx1',
    FromUserName: 'o1',
    CreateTime: Math.floor(run.time.now() / 1000),
    MsgType: 'text',
    Content: '多少钱',
    MsgId: '1',
  };
  const slow = takePush(platform, event, shared, 60_000);
  await underWay;

  database.update('visitors', { _id: 'o1' }, { turnUntil: new Date(0) });
  await within(
    platform,
    60_000,
    (other) => finish(other, 'o1', [], shared),
    () => undefined,
  );
  const states = () =>
    database.all('messages').flatMap((message) => (message.direction === 'out' ? [message.state] : []));
  const before = states();

  answer(late);
  expect(await slow).toBe('success');
  expect(asked).toEqual(['99 元起。', '详情见商品页。']);
  expect(database.get('visitors', 'o1')).toMatchObject({ turn: null, inbox: [] });
  return { before, after: states() };
}

it('C3: what WeChat tells the former holder turns unknown into sent; what was pending was sent by the new one, once', async () => {
  const { before, after } = await played({ state: 'sent' }, { state: 'sent' });
  expect(before).toEqual(['unknown', 'sent']);
  expect(after).toEqual(['sent', 'sent']);
});

it('C7: a refusal that the former holder hears of says nothing of the reply that only the new one asked WeChat about', async () => {
  const { before, after } = await played({ state: 'unknown', errcode: -501001 }, { state: 'refused', errcode: 45015 });
  expect(before).toEqual(['unknown', 'unknown']);
  expect(after).toEqual(['refused', 'unknown']);
});
