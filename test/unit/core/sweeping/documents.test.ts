import { checkDocuments } from '../../../../cloudfunctions/core/sweeping/documents';
import { digestOf, mostDocuments, nothingPublished } from '../../../../cloudfunctions/core/reference';
import { plainRun } from '../../../support/cloud/plain-run';

const swept = () => ({ documents: 0, more: false });
const statusOf = (document: object | null) =>
  (document as { status?: { ok: boolean; problem: string } } | null)?.status;

it('C12: of more documents than are looked at, those beyond are told so, and the first go on being used', async () => {
  const { run, database } = plainRun();
  const beyond = 1_250;
  for (let n = 0; n < mostDocuments + beyond; n += 1) {
    const written = { _id: `group-${String(n).padStart(6, '0')}`, words: [`甲${n}`, `乙${n}`] };
    database.add('synonyms', { ...written, status: { ok: true, problem: '', digest: digestOf(written) } });
  }
  const tick = swept();
  await checkDocuments(run, tick, nothingPublished());
  expect(tick).toEqual({ documents: beyond, more: false });
  const told = `这个集合最多用 ${mostDocuments} 条，这一条没有使用，请先删掉不用的`;
  const all = database.all('synonyms');
  expect(all.filter((document) => statusOf(document)?.problem === told)).toHaveLength(beyond);
  expect(
    statusOf(
      database.get(
        'synonyms',
        `group-${mostDocuments}`.replace(/\d+$/, (n) => n.padStart(6, '0')),
      ),
    ),
  ).toEqual(expect.objectContaining({ ok: false, problem: told }));
  const published = database.all('published').filter(({ set }) => set === 'synonyms');
  expect(published.reduce((sum, { documents }) => sum + documents.length, 0)).toBe(mostDocuments);
});

it('C12: a tick that runs out of time says that more is left, and the next ones finish it', async () => {
  const { run, database } = plainRun();
  for (let n = 0; n < 120; n += 1) database.add('faqs', { _id: `faq-${n}`, question: n % 2 === 0 ? '' : `第 ${n} 问` });
  let calls = 0;
  const hurried = () => ({ ...run, remaining: () => ((calls += 1) > 30 ? 0 : 1_000) });
  const published = nothingPublished();
  const first = swept();
  await checkDocuments(hurried(), first, published);
  expect(first.more).toBe(true);
  expect(first.documents).toBeGreaterThan(0);
  expect(first.documents).toBeLessThan(120);
  for (let n = 0; n < 10; n += 1) {
    calls = 0;
    await checkDocuments(hurried(), swept(), published);
  }
  for (const faq of database.all('faqs')) expect(statusOf(faq)).toMatchObject({ ok: false });
});

it('documents too large to be read by everybody are left out of what is published, in parts that fit', async () => {
  const { run, database } = plainRun();
  const words = (n: number) => [`甲${n}`, '乙'.repeat(30_000)];
  for (let n = 0; n < 30; n += 1) database.add('synonyms', { _id: `large-${n}`, words: words(n) });
  database.add('synonyms', { _id: 'too-large', words: ['甲', '乙'], note: '长'.repeat(40_000) });
  await checkDocuments(run, swept(), nothingPublished());
  const parts = database.all('published').filter(({ set }) => set === 'synonyms');
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(600 * 1024);
  expect(parts.flatMap(({ documents }) => documents.map(({ _id }) => _id))).not.toContain('too-large');
  expect(statusOf(database.get('synonyms', 'too-large'))).toMatchObject({
    ok: false,
    problem: '这一条太大（超过 100 KB），没有使用，请缩短',
  });
});
