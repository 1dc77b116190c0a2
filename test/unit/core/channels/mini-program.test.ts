import fc from '../../../support/properties';
import { readMiniProgramPush } from '../../../../cloudfunctions/core/channels';

const text = {
  ToUserName: 'gh_1',
  FromUserName: 'o1',
  CreateTime: 1_800_000_000,
  MsgType: 'text',
  Content: '多少钱',
  MsgId: 'a_1',
};
const idOf = (event: object) => {
  const reading = readMiniProgramPush(event);
  return 'inbound' in reading ? reading.inbound.id : reading.problem;
};

it('C1: the identity is the same for numbers and strings, and another for another sender, time or id', () => {
  const same = [text, { ...text, CreateTime: '1800000000' }].map(idOf);
  expect(new Set(same).size).toBe(1);
  expect(idOf({ ...text, MsgId: 17 })).toBe(idOf({ ...text, MsgId: '17' }));
  const others = [
    text,
    { ...text, FromUserName: 'o2' },
    { ...text, CreateTime: 1_800_000_001 },
    { ...text, MsgId: 'a_2' },
  ];
  expect(new Set(others.map(idOf)).size).toBe(4);
});

it('C1: an event has no MsgId; sender, time and its name are its identity', () => {
  const enter = {
    ToUserName: 'gh_1',
    FromUserName: 'o1',
    CreateTime: 1,
    MsgType: 'event',
    Event: 'user_enter_tempsession',
  };
  expect(idOf(enter)).toBe('mp:o1:1:user_enter_tempsession');
  expect(idOf({ ...enter, SessionFrom: 'a' })).toBe(idOf(enter));
});

it('a text that is empty is still a message', () => {
  expect(readMiniProgramPush({ ...text, Content: '' })).toMatchObject({
    inbound: { content: { type: 'text', text: '' } },
  });
});

it('whatever comes is read or refused with a reason, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      expect(readMiniProgramPush(event)).toHaveProperty('problem', expect.stringMatching(/./));
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(text)), fc.anything(), (field, value) => {
      const reading = readMiniProgramPush({ ...text, [field]: value });
      expect('inbound' in reading || reading.problem.length > 0).toBe(true);
    }),
  );
});
