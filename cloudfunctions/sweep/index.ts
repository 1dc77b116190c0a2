// The clock ticks, once a minute. In: the timer. Out: what was done. It finishes what was left behind and checks what
// operators wrote. Several ticks at once are harmless.
import { business } from '../business';
import { cloudPlatform, timeForTick } from '../core/platform';
import { createReference, nothingPublished } from '../core/reference';
import { sweep, type Swept } from '../core/sweeping';

const platform = cloudPlatform();
const shared = { reference: createReference(), published: nothingPublished(), business };

export async function main(_event: unknown, context: unknown): Promise<Swept> {
  return sweep(platform, shared, timeForTick(context));
}
