// An operator may call a step, an answer or a variable what any object's own properties are called.
import { inheritedNames } from '../../../../support/names';
import { compileFlows } from '../../../../../cloudfunctions/core/answering/flows';
import type { FlowState } from '../../../../../contracts/visitor';

const now = Date.UTC(2026, 10, 21, 2);
/** Kept as JSON between two messages. */
const kept = (state: FlowState | null) => {
  if (state === null) throw new Error('the flow is over');
  return JSON.parse(JSON.stringify(state)) as FlowState;
};

describe.each(inheritedNames)('what is called %s', (name) => {
  const compiled = compileFlows([
    {
      _id: name,
      name,
      start: name,
      steps: [
        { id: name, say: '您的单号？', ask: 'order', as: name, go: 'when' },
        { id: 'when', say: '哪天？', ask: 'text', as: '日期', go: 'look' },
        { id: 'look', lookup: 'orders', as: name, go: 'end', missing: name, failed: 'end' },
        { id: 'end', say: `{{${name}}}，{{日期}}`, end: true },
      ],
    },
  ]);

  it('is a flow and a step like any other', () => {
    expect(compiled.problems.size).toBe(0);
    expect(compiled.flows.get(name)?.steps.has(name)).toBe(true);
  });

  it('is asked for, for nobody has answered yet', () => {
    expect(compiled.start(name, { text: '你好', now })).toMatchObject({
      replies: [{ text: '您的单号？' }],
      steps: [name],
    });
  });

  it('is collected, looked up and said', () => {
    const asked = compiled.start(name, { text: '你好', now });
    const numbered = compiled.step(kept(asked?.state ?? null), { text: '202611180031', now });
    const looking = compiled.step(kept(numbered?.state ?? null), { text: name, now });
    expect(looking).toMatchObject({ effect: { need: { name: 'orders', no: '202611180031' } } });
    const found = compiled.resume(kept(looking?.state ?? null), { state: 'failed', because: 'slow' }, now);
    expect(found?.replies).toEqual([{ type: 'text', text: `202611180031，${name}` }]);
  });

  it('is known from the first message', () => {
    const asked = compiled.start(name, { text: '订单 202611180031', now });
    expect(asked).toMatchObject({ replies: [{ text: '哪天？' }], steps: [name, 'when'] });
  });

  it('is forgotten by who goes back to it', () => {
    const asked = compiled.start(name, { text: '你好', now });
    const numbered = compiled.step(kept(asked?.state ?? null), { text: '202611180031', now });
    const back = compiled.step(kept(numbered?.state ?? null), { text: '上一步', now });
    expect(back).toMatchObject({ replies: [{ text: '您的单号？' }] });
    expect(back?.state && Object.keys(back.state.answers)).toEqual([]);
  });
});
