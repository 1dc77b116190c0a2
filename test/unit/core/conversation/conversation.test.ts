import {
  botMaySpeak,
  moved,
  opened,
  ownerAfter,
  type ConversationEvent,
} from '../../../../cloudfunctions/core/conversation';
import type { Owner } from '../../../../contracts/conversation';

const owners: readonly Owner[] = ['bot', 'queue', 'agent', 'wechat-desk', 'nobody'];
const events: readonly ConversationEvent[] = [
  'message',
  'hand-to-wechat-desk',
  'queue',
  'agent-accepts',
  'back-to-bot',
  'close',
];
const conversation = opened('o', 1, { id: 'm', createTime: 1_800_000_000 });

it('a pushed message takes a visitor back from WeChat’s desk and from nobody else', () => {
  expect(owners.map((owner) => ownerAfter(owner, 'message'))).toEqual(['bot', 'queue', 'agent', 'bot', null]);
});

it('a closed conversation stays closed', () => {
  for (const event of events) expect(ownerAfter('nobody', event)).toBeNull();
});

it('every open conversation can be closed', () => {
  for (const owner of owners.filter((one) => one !== 'nobody')) expect(ownerAfter(owner, 'close')).toBe('nobody');
});

it('C5: the bot may speak only where no human owns or is about to own', () => {
  const may = owners.filter((owner) => botMaySpeak({ ...conversation, owner }));
  expect(may).toEqual(['bot', 'nobody']);
  expect(botMaySpeak(null)).toBe(true);
});

it('what cannot happen is a fault, and says which', () => {
  const closed = { ...conversation, owner: 'nobody' as const };
  expect(() => moved(closed, 'message')).toThrow('A conversation of nobody cannot "message".');
});

it('a conversation is named after its visitor and its number', () => {
  expect(opened('o1', 3, { id: 'm', createTime: 1_800_000_000 })).toMatchObject({
    id: 'o1:3',
    n: 3,
    owner: 'bot',
    opener: 'm',
  });
});
