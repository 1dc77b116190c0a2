import { compileFeatures } from '../../../../../cloudfunctions/core/answering/features';
import { compileRetrieval } from '../../../../../cloudfunctions/core/answering/retrieval';
import { numberTerms } from '../../../../../cloudfunctions/core/answering/retrieval/terms';
import fc from '../../../../support/properties';

const features = compileFeatures();
const entries = [['运费多少', '邮费怎么算', '包邮吗'], ['怎么退货', '退货流程'], [], ['怎么换货']];
const retrieval = compileRetrieval(features.gather(entries));
const find = (text: string) => retrieval.find(features.of(text), 3);

describe('finding entries by their wordings', () => {
  it('finds every entry by each of its own wordings, and names the wording', () => {
    entries.forEach((wordings, entry) =>
      wordings.forEach((wording, at) => {
        expect(find(wording)[0]).toMatchObject({ entry, wording: at });
      }),
    );
  });

  it('finds nothing for what shares nothing, and is as sure the second time as the first', () => {
    expect(find('天气预报')).toEqual([]);
    expect(find('退货怎么弄')).toEqual(find('退货怎么弄'));
  });

  it('counts in how many wordings of which entries a feature stands', () => {
    const [id = 0] = features.of('货').map((feature) => feature.id);
    expect(retrieval.vocabulary().wordings).toBe(6);
    expect(retrieval.vocabulary().timesSaid(id)).toBe(3);
    expect(retrieval.vocabulary((entry) => entry === 1)).toMatchObject({ wordings: 2 });
    expect(retrieval.vocabulary((entry) => entry === 1).timesSaid(id)).toBe(2);
    expect(retrieval.vocabulary().timesSaid(12345)).toBe(0);
  });

  it('lets neighbours tell themselves apart by the words that only one of them uses', () => {
    const alike = [
      ['退款多久到账', '退款几天到', '退款什么时候到', '钱多久退回来'],
      ['退款多少', '退款金额', '退款少了'],
    ];
    const [best, next] = compileRetrieval(features.gather(alike)).find(features.of('退款要多久'), 2);
    expect(best?.entry).toBe(0);
    expect((best?.confidence ?? 0) - (next?.confidence ?? 0)).toBeGreaterThan(0.1);
  });

  it('works with no entries at all', () => {
    expect(compileRetrieval(features.gather([])).find(features.of('退货'), 3)).toEqual([]);
  });
});

it('terms number every different feature once, in the order of their first standing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0x7fffffff }), { maxLength: 5000 }), (ids) => {
      const terms = numberTerms(Int32Array.from(ids));
      const known = [...new Set(ids)];
      expect(terms.count).toBe(known.length);
      expect([...terms.of]).toEqual(ids.map((id) => known.indexOf(id)));
      expect(known.every((id, term) => terms.find(id) === term)).toBe(true);
    }),
  );
});
