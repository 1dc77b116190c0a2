// Through the help centre without anybody's help: an article is found and voted on, and what is kept is deleted. All of it
// runs on real DevTools too.
import { eventually } from '../../support/patience';
import { shown, startJourneys, type Journeys } from './bench';
import type { Page } from '../automator/bench';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(() => journeys.stop());
afterEach(() => {
  expect(journeys.exceptions()).toEqual([]);
});

/** The page's data, once it is as wanted; else as it was in the end. */
const data = <T>(page: Page, wanted: (now: T) => boolean): Promise<T> =>
  eventually(async () => (await page.data()) as T, wanted);

it('an article is found while the visitor types; it takes a vote and remembers it', async () => {
  const home = await journeys.open('/help/home/home');
  const search = await shown(home, '.search-input');
  await (search as unknown as { input(value: string): Promise<void> }).input('运费怎么算');
  const { results } = await data<{ results: { question: string }[] }>(home, (now) => now.results.length > 0);
  expect(results[0]?.question).toContain('运费');
  await (await shown(home, '.article')).tap();
  const article = await journeys.arrived('help/article/article');
  await (await shown(article, '.vote')).tap();
  const voted = await data<{ vote: boolean | null; voting: boolean }>(
    article,
    ({ vote, voting }) => vote === true && !voting,
  );
  expect(voted).toMatchObject({ vote: true, voting: false });
  const { id } = article.query as { id?: string };
  const again = await journeys.open(`/help/article/article?id=${id ?? ''}`);
  expect((await data<{ state: string; vote: boolean | null }>(again, ({ state }) => state === 'ready')).vote).toBe(
    true,
  );
});

it('what is kept is deleted once the visitor has agreed', async () => {
  const page = await journeys.open('/help/privacy/privacy');
  await data<{ state: string }>(page, ({ state }) => state === 'ready');
  try {
    await journeys.miniProgram.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
    await (await shown(page, '.delete button')).tap();
    const { kept } = await data<{ kept: { count: string }[] }>(page, (now) =>
      now.kept.every(({ count }) => count === '0 条'),
    );
    expect(new Set(kept.map(({ count }) => count))).toEqual(new Set(['0 条']));
  } finally {
    await journeys.miniProgram.restoreWxMethod('showModal');
  }
});
