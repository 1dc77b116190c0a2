import fc from '../../../support/properties';
import { ownVote, rateConversation, voteArticle } from '../../../../cloudfunctions/core/ratings';
import { plainRun, type Fate } from '../../../support/cloud/plain-run';

const rating = (score: number) => ({ visitor: 'o1', conversation: 'o1:1', score, comment: '' });

describe('ratings', () => {
  it('a conversation has one rating, and whoever gave it is told so even when the first answer was lost', async () => {
    const lost = ['works', 'loses its answer'] as const;
    for (const fate of lost) {
      const { run, database } = plainRun((call) => (call === 'ratings.add' ? fate : 'works'));
      await expect(rateConversation(run, rating(5))).resolves.toBe(true);
      await expect(rateConversation(run, rating(5))).resolves.toBe(true);
      await expect(rateConversation(run, rating(1))).resolves.toBe(false);
      expect(database.all('ratings')).toMatchObject([{ score: 5 }]);
    }
  });

  it('a rating that was not stored is an error, never a silent no', async () => {
    const { run } = plainRun((call) => (call === 'ratings.add' ? 'fails' : 'works'));
    await expect(rateConversation(run, rating(5))).rejects.toThrow('ratings.add failed');
  });

  it('the last vote on an article counts, each visitor’s own', async () => {
    const votes = fc.array(fc.tuple(fc.constantFrom('o1', 'o2'), fc.boolean()), { minLength: 1 });
    const fates = fc.array(fc.constantFrom<Fate>('works', 'loses its answer'), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(votes, fates, async (given, planned) => {
        const plan = [...planned];
        const { run } = plainRun(() => plan.shift() ?? 'works');
        for (const [visitor, helpful] of given) await voteArticle(run, { visitor, article: 'a1', helpful });
        for (const visitor of ['o1', 'o2']) {
          const own = given.filter(([who]) => who === visitor);
          await expect(ownVote(run, visitor, 'a1')).resolves.toBe(own[own.length - 1]?.[1] ?? null);
        }
      }),
    );
  });
});
