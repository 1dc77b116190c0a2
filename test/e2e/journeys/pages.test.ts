// Every page of the mini program, opened as from a shared link that lost its query.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../../support/patience';
import { startJourneys, text, type Journeys } from './bench';

interface AppJson {
  readonly pages: string[];
  readonly subPackages?: { readonly root: string; readonly pages: string[] }[];
}
const app = JSON.parse(readFileSync(path.resolve(__dirname, '../../../dist/miniprogram/app.json'), 'utf8')) as AppJson;
const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
];

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(() => journeys.stop());

it.each(pages)('%s opens without a query, says something and throws nothing', async (route) => {
  const page = await journeys.open(`/${route}`);
  const state = await eventually(
    () => page.data('state') as Promise<unknown>,
    (now) => now !== 'loading',
  );
  expect(state).not.toBe('loading');
  expect(await text(page, '')).toMatch(/\p{Script=Han}/u);
  expect(journeys.exceptions()).toEqual([]);
});
