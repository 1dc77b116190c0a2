// The visitor's pages ask. In: `{action, …}` as contracts/visitor-pages.ts has it. Out: `{ok: true, data}` or `{ok: false, error}`;
// it never throws for a request that is merely wrong. Who asks is WeChat's word alone, whatever the request says (C11).
import { business } from '../business';
import { createHelpCentre } from '../core/help-centre';
import { cloudArchive, cloudPlatform, timeForPush, within } from '../core/platform';
import { answer, busy } from './answer';

const platform = cloudPlatform();
const archiveFor = cloudArchive();
const help = createHelpCentre();

export const main = (event: unknown, context: unknown): Promise<unknown> =>
  within(
    platform,
    timeForPush(context),
    (run) => answer({ ...run, archive: archiveFor(run), help, business }, event),
    busy,
  );
