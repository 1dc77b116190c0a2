import { createReference, nothingPublished, readShop } from '../../../../../cloudfunctions/core/reference';
import { checkDocuments } from '../../../../../cloudfunctions/core/sweeping/documents';
import type { Handwritten } from '../../../../../contracts/documents';
import { plainRun } from '../../../../support/cloud/plain-run';
import { Random } from '../../../../support/cloud/random';
import { message } from '../../answering/rules/support';
import { models, wildShape, written, type Shape, type Written } from './wild';

type World = ReturnType<typeof plainRun>;
interface Status {
  readonly ok: unknown;
  readonly problem: unknown;
  readonly checkedAt: unknown;
}

/** One that works of every collection, with words that nothing else has. */
const good: Readonly<Record<Written, Shape>> = {
  rules: { _id: '!good', keywords: ['暗号良好'], priority: 1e9, reply: '良好的规则' },
  faqs: { _id: '!good', question: '暗号问题怎么开飞机', answer: '良好的答案' },
  intents: {
    _id: '!good',
    name: '良好意图',
    examples: ['暗号意图甲乙丙', '我要暗号意图', '来个暗号意图吧'],
    reply: '良好的意图',
  },
  synonyms: { _id: '!good', words: ['暗号同义', '暗号近义'] },
  flows: { _id: '!good', name: '良好流程', steps: [{ id: 'a', say: '良好的流程', end: true }] },
  calendars: { _id: '!good', group: '良好组', friday: '09:00-18:00' },
  sensitive_words: { _id: '!good', words: ['暗号坏词'], action: 'block' },
  settings: { _id: '!good', name: '良好变量', value: '良好的值' },
};
/** Friday, 10:00 in China, as in the run. */
const now = Date.UTC(2026, 10, 20, 2);

async function ticks({ run }: World): Promise<number> {
  const swept = { documents: 0, more: true };
  for (let tick = 0; swept.more; tick += 1) {
    if (tick === 50) throw new Error('Something is left over and over.');
    swept.more = false;
    await checkDocuments(run, swept, nothingPublished());
  }
  return swept.documents;
}

/** @returns what is wrong with the status itself */
function wrongWith(document: Handwritten, mustBeTold: boolean): string | null {
  const status = document['status'] as Partial<Status> | undefined;
  if (typeof status !== 'object' || status === null) return 'no status';
  const { ok, problem, checkedAt } = status;
  if (typeof ok !== 'boolean' || typeof problem !== 'string' || !(checkedAt instanceof Date))
    return 'a status of another shape';
  if (ok && problem === '') return mustBeTold ? 'nobody was told' : null;
  if (!/\p{Script=Han}/u.test(problem)) return `not in Chinese: ${problem}`;
  if (problem.length > 1_600) return `too much to read: ${problem.length}`;
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(problem)
    ? 'half a character'
    : null;
}

/** What the good document of every collection does for a message. */
async function whatWorks({ run }: World): Promise<Record<Written, unknown>> {
  const { rules, knowledge, shop } = await createReference()(run);
  return {
    rules: rules.match(message('暗号良好')).wins[0]?.replies,
    faqs: knowledge.faqs.search('暗号问题怎么开飞机')[0]?.faq.id,
    intents: knowledge.intents.find('我要暗号意图')[0]?.intent.id,
    synonyms: knowledge.synonyms.groups.some((group) => group.join() === '暗号同义,暗号近义'),
    flows: knowledge.flows.start('!good', { text: '', now })?.replies,
    calendars: knowledge.calendars.at(now, '良好组').open,
    sensitive_words: knowledge.words.check('暗*号坏 词', 'in').hits.some(({ word }) => word === '暗号坏词'),
    settings: shop.variables.get('良好变量'),
  };
}
const allWork: Record<Written, unknown> = {
  rules: [{ type: 'text', text: '良好的规则' }],
  faqs: '!good',
  intents: '!good',
  synonyms: true,
  flows: [{ type: 'text', text: '良好的流程' }],
  calendars: true,
  sensitive_words: true,
  settings: '良好的值',
};

/** Fills a shop with wild documents beside a good one of every collection. @returns the ids of those that must be told */
function fill({ database }: World, random: Random, counts: (set: Written) => number): Map<Written, Set<unknown>> {
  const told = new Map<Written, Set<unknown>>();
  for (const set of written) {
    database.add(set, good[set]);
    const ids = new Set<unknown>();
    const taken = new Set<unknown>([good[set]._id]);
    for (let n = 0; n < counts(set); n += 1) {
      const { document, told: mustBeTold } = wildShape(random, set, n);
      if (taken.has(document._id)) throw new Error(`Twice the same id: ${String(document._id)}`);
      taken.add(document._id);
      database.add(set, document);
      if (mustBeTold) ids.add(document._id);
    }
    told.set(set, ids);
  }
  return told;
}

function wrongStatuses({ database }: World, told: ReadonlyMap<Written, ReadonlySet<unknown>>): unknown[] {
  return written.flatMap((set) =>
    database.all(set).flatMap((document) => {
      const wrong = wrongWith(document, told.get(set)?.has(document._id) ?? false);
      return wrong === null ? [] : [{ set, wrong, document: JSON.stringify(document).slice(0, 400) }];
    }),
  );
}

const settingsRead = 100;
const perSet = 1_430;
const shops = 10;

describe('C12: 10,000 rules and 100,000 documents of bad shapes: nothing throws, each has its status, the good ones work', () => {
  let seen = 0;

  it.each(Array.from({ length: shops }, (_, n) => n + 1))('shop %i of ten, every collection', async (seed) => {
    const world = plainRun();
    const told = fill(world, new Random(seed), (set) => (set === 'settings' ? settingsRead - 1 : perSet));
    await ticks(world);
    expect(wrongStatuses(world, told).slice(0, 5)).toEqual([]);
    expect(await whatWorks(world)).toEqual(allWork);
    for (const set of written)
      expect(world.database.get(set, '!good')?.['status' as never]).toMatchObject({ ok: true, problem: '' });
    seen += written.reduce((sum, set) => sum + world.database.all(set).length, 0);
  });

  it('they were a hundred thousand', () => expect(seen).toBeGreaterThan(100_000));

  it('and 10,000 rules beside each other', async () => {
    const world = plainRun();
    const told = fill(world, new Random(11), (set) => (set === 'rules' ? 10_000 : 0));
    await ticks(world);
    expect(wrongStatuses(world, told).slice(0, 5)).toEqual([]);
    expect(await whatWorks(world)).toEqual(allWork);
  });

  it('what was answered once is not answered again with the next tick, and an edit that mends one clears its status', async () => {
    const world = plainRun();
    const perCollection = 200;
    const told = fill(world, new Random(12), (set) => (set === 'settings' ? settingsRead - 1 : perCollection));
    await ticks(world);
    expect(await ticks(world)).toBe(0);
    const mended = written.flatMap((set) =>
      [...(told.get(set) ?? [])].slice(0, 5).map((_id, n) => ({ set, document: mend(set, _id, n) })),
    );
    expect(mended.length).toBeGreaterThan(30);
    for (const { set, document } of mended) {
      const before = world.database.get(set, document._id as string)?.['status' as never];
      expect(before).toMatchObject({ problem: expect.stringMatching(/\p{Script=Han}/u) as string });
      world.database.put(set, { ...document, status: before });
    }
    expect(await ticks(world)).toBeGreaterThanOrEqual(mended.length);
    for (const { set, document } of mended)
      expect({ set, ...document, ...world.database.get(set, document._id as string) }).toMatchObject({
        status: { ok: true, problem: '' },
      });
    const { rules } = await createReference()(world.run);
    expect(rules.match(message('暗号改好0')).wins[0]?.replies).toEqual([{ type: 'text', text: '改好了' }]);
  });

  it('the documents of settings that the system looks for, each in hundreds of bad shapes', () => {
    const random = new Random(13);
    for (let n = 0; n < 800; n += 1) {
      const documents = models.settings.map((model) => {
        const { document } = wildShape(random, 'settings', 1_000, [model]);
        return { ...document, _id: model['_id'] } as Handwritten;
      });
      const { shop, problems, notes } = readShop([...documents, good.settings as Handwritten]);
      expect(shop.variables.get('良好变量')).toBe('良好的值');
      for (const told of [...problems.values(), ...notes.values()]) expect(told).toMatch(/\p{Script=Han}/u);
      expect(problems.has('!good') || notes.has('!good')).toBe(false);
    }
  });

  it('settings beyond the page that is read with every message are told so', async () => {
    const world = plainRun();
    for (let n = 0; n < settingsRead + 20; n += 1)
      world.database.add('settings', {
        _id: `variable-${String(n).padStart(3, '0')}`,
        name: `变量${n}`,
        value: `值${n}`,
      });
    await ticks(world);
    const all = world.database.all('settings').map(({ status }) => status as { ok: boolean; problem: string });
    expect(all.filter(({ ok }) => ok)).toHaveLength(settingsRead);
    expect(all.at(-1)?.problem).toContain(`最多用 ${settingsRead} 条`);
    expect((await createReference()(world.run)).shop.variables.size).toBe(settingsRead);
  });
});

/** A whole one in place of a bad one. */
function mend(set: Written, _id: unknown, n: number): Shape {
  const unlike: Partial<Record<Written, Record<string, unknown>>> = {
    rules: { keywords: [`暗号改好${n}`], match: 'exact', priority: 1e9, reply: '改好了' },
    faqs: { question: `改好的第 ${n} 个问题怎么做风筝` },
    intents: { name: `改好${n}`, examples: [1, 2, 3].map((each) => `改好的意图${n}号第${each}句`) },
    calendars: { group: `改好组${n}` },
  };
  return { ...good[set], ...unlike[set], _id };
}
