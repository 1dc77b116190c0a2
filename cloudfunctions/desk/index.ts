// The agent's and operator's pages ask. In: `{action, …}` as contracts/desk.ts has it. Out: `{ok: true, data}` or `{ok: false, error}`; it never
// throws for a request that is merely wrong. Who asks is WeChat's word, and what they may do is their role's, checked for each call (C11).
import { cloudArchive, cloudPlatform, timeForPage, within } from '../core/platform';
import { answer, busy } from './answer';

const platform = cloudPlatform();
const archiveFor = cloudArchive();

export const main = (event: unknown, context: unknown): Promise<unknown> =>
  within(platform, timeForPage(context), (run) => answer({ ...run, archive: archiveFor(run) }, event), busy);
