// Slow answers. In: the id of a message whose answer takes longer than a push. Out: what became of it. Started by receive and
// sweep, which do not wait for it; its time-out in the console decides how long a model may think.
import * as v from 'valibot';
import { business } from '../business';
import { cloudPlatform, timeForWork } from '../core/platform';
import { work, type Worked } from '../core/reception';
import { createReference, nothingPublished } from '../core/reference';

const platform = cloudPlatform();
const shared = { reference: createReference(), published: nothingPublished(), business };
const Task = v.object({ message: v.pipe(v.string(), v.nonEmpty()) });

export async function main(event: unknown, context: unknown): Promise<Worked> {
  return work(platform, v.parse(Task, event).message, shared, timeForWork(context));
}
