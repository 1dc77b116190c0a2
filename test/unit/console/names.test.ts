// What came from outside may be called what every object has; the console shows it as it is.
import { hintsOf } from '../../../emulator/console/panes/database/hints';
import { whereOf } from '../../../emulator/console/panes/database/query';
import { SyntaxProblem } from '../../../emulator/console/panes/database/syntax';
import { entriesOf } from '../../../emulator/console/panes/faults/entries';
import { describe as described } from '../../../emulator/console/panes/pushes/describe';
import { inheritedNames } from '../../support/names';
import { withOwn } from '../../support/odd-values';

describe.each(inheritedNames)('%s', (name) => {
  it('as the kind of a push is its name', () => {
    expect(described({ MsgType: name, Content: '在吗' })).toEqual({ name, words: '在吗' });
    expect(described({ MsgType: 'event', Event: name, FromUserName: 'oA' })).toEqual({ name, words: 'oA' });
  });

  it('as the kind of a message is its name', () => {
    const send = {
      openid: 'oA',
      api: 'send',
      message: { msgtype: name },
      errcode: 0,
      fault: false,
      at: 1,
      startedAt: 1,
    };
    expect(entriesOf({ pushes: [], sends: [send], desk: [], saw: {} })).toMatchObject([{ words: name }]);
  });

  it('as a field is one of those documents that have it', () => {
    const documents = [{ _id: '1' }, { _id: '2', ...withOwn(name, '有') }];
    expect(hintsOf(documents)).toContainEqual({ name, detail: expect.stringContaining('有') as string });
  });

  it('is asked for by name, and is no command', () => {
    expect(Object.entries(whereOf(`{ ${name}: 1 }`, []) as object)).toEqual([[name, 1]]);
    expect(() => whereOf(`{ a: _.${name}(1) }`, [])).toThrow(SyntaxProblem);
    expect(() => whereOf(`_.${name}(1)`, [])).toThrow(SyntaxProblem);
    expect(() => whereOf(`{ a: db.${name}(1) }`, [])).toThrow(SyntaxProblem);
  });
});

it.each(['{ a: db.RegExp() }', '{ a: db.RegExp(null) }', '{ a: db.RegExp({}) }'])('%s asks for any text', (query) => {
  expect(whereOf(query, [])).toEqual({ a: { $regex: '', $options: '' } });
});
