import fc from '../../../support/properties';
import { countConsent } from '../../../../cloudfunctions/core/consents';
import { plainRun, type Fate } from '../../../support/cloud/plain-run';

const fates = fc.array(fc.constantFrom<Fate>('works', 'works', 'fails', 'loses its answer'), { maxLength: 12 });

describe('counting consents', () => {
  it('counts each dialog once, whatever is told twice, at once, or lost on the way', async () => {
    const told = fc.array(fc.constantFrom('dialog-1', 'dialog-2', 'dialog-3'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(told, fates, async (dialogs, planned) => {
        const plan = [...planned];
        const { run, database } = plainRun(() => plan.shift() ?? 'works');
        await Promise.allSettled(dialogs.map((dialog) => countConsent(run, 'o1', 'T1', dialog)));
        // Whoever got no answer asks again.
        plan.length = 0;
        for (const dialog of dialogs) await countConsent(run, 'o1', 'T1', dialog);
        expect(database.all('consents')).toMatchObject([
          { visitor: 'o1', template: 'T1', left: new Set(dialogs).size },
        ]);
      }),
    );
  });

  it('keeps templates and visitors apart', async () => {
    const { run, database } = plainRun();
    await countConsent(run, 'o1', 'T1', 'dialog-1');
    await countConsent(run, 'o1', 'T2', 'dialog-1');
    await countConsent(run, 'o2', 'T1', 'dialog-1');
    expect(database.all('consents').map(({ left }) => left)).toEqual([1, 1, 1]);
  });
});
