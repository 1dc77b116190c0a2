// WeChat pushes a message or an event of a visitor here. In: the push. Out: `success`, or the hand-over to WeChat's desk.
import { business } from '../business';
import { cloudPlatform, timeForPush } from '../core/platform';
import { takePush, type PushReply } from '../core/reception';
import { createReference, nothingPublished } from '../core/reference';

const platform = cloudPlatform();
const shared = { reference: createReference(), published: nothingPublished(), business };

export async function main(event: unknown, context: unknown): Promise<PushReply> {
  return takePush(platform, event, shared, timeForPush(context));
}
