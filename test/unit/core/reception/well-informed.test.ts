// A shop that was just set up: nothing is published, and whoever decides a message has to know what the shop knows all the same.
import { within, type Platform } from '../../../../cloudfunctions/core/platform';
import { takePush } from '../../../../cloudfunctions/core/reception';
import { finish } from '../../../../cloudfunctions/core/reception/finish';
import { createReference, nothingPublished } from '../../../../cloudfunctions/core/reference';
import type { InMessage } from '../../../../contracts/message';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun } from '../../../support/cloud/plain-run';

const faqs = [
  { _id: 'courier', question: '发什么快递？', answer: '默认发顺丰。' },
  { _id: 'store', question: '门店在哪里？', answer: '人民路 1 号。' },
];

/** A new shop on an instance of its own, what it said, and the calls it made to its database. */
function newShop() {
  const calls: string[] = [];
  const { run, database } = plainRun((call) => {
    calls.push(call);
    return 'works';
  });
  for (const faq of faqs) database.put('faqs', faq);
  const said: string[] = [];
  const platform: Platform = {
    ...run,
    wechat: {
      ...run.wechat,
      checkText: async () => ({ verdict: 'pass' }),
      send: async (_, content) => {
        said.push(content.type === 'text' ? content.text : content.type);
        return { state: 'sent' };
      },
    },
  };
  const shared = { reference: createReference(), published: nothingPublished(), business: noBusiness };
  const pushed = (text: string, ms = 60_000) => {
    const createTime = Math.floor(run.time.now() / 1000);
    const who = { ToUserName: 'wx1', FromUserName: 'o1', CreateTime: createTime };
    return takePush(platform, { ...who, MsgType: 'text', Content: text, MsgId: text }, shared, ms);
  };
  const swept = () => {
    const forgotten = database
      .all('messages')
      .filter((message): message is InMessage => message.direction === 'in' && message.state === 'new');
    return within(
      platform,
      60_000,
      (other) => finish(other, 'o1', forgotten, shared),
      () => undefined,
    );
  };
  return { calls, said, pushed, swept };
}

it('C2: two first questions at once: the one that waits in the inbox gets its answer too, not the default', async () => {
  const { said, pushed } = newShop();
  await Promise.all([pushed('发什么快递'), pushed('门店在哪里')]);
  expect(said.sort()).toEqual([expect.stringContaining('人民路 1 号'), expect.stringContaining('默认发顺丰')]);
});

it('an instance reads what the shop knows once, however many messages ask for it', async () => {
  const { said, pushed, calls } = newShop();
  await pushed('发什么快递');
  await pushed('门店在哪里');
  expect(said).toHaveLength(2);
  expect(calls.filter((call) => call === 'faqs.find')).toHaveLength(1);
});

it('C8: without the time to read what the shop knows nothing is said; the sweep answers', async () => {
  const { said, pushed, swept } = newShop();
  expect(await pushed('发什么快递', 900)).toBe('success');
  expect(said).toEqual([]);
  await swept();
  expect(said).toEqual([expect.stringContaining('默认发顺丰')]);
});
