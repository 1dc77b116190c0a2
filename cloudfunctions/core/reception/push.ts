import { calledByClient } from '../access';
import { readMiniProgramPush, transferReply, type TransferReply } from '../channels';
import { recordUnreadable } from '../messages';
import { within, type Platform, type Run } from '../platform';
import { report } from '../privacy';
import { receive, type Outcome } from './receive';
import type { Shared } from './step';

/** What a push is answered with: `success`, or the hand-over to WeChat's own desk. */
export type PushReply = 'success' | TransferReply;

/**
 * Takes one push of WeChat's, from its body to its answer.
 * @param ms the time there is until it must be answered
 * @throws when a client called instead of WeChat; and when the message could not be stored in time, for then WeChat must deliver it again
 */
export async function takePush(platform: Platform, event: unknown, shared: Shared, ms: number): Promise<PushReply> {
  const caller = platform.wechat.caller();
  if (calledByClient(caller)) {
    report('warn', 'Refused a push that a client sent.', { source: caller.source, openid: caller.openid });
    throw new Error('Only WeChat pushes messages to this function.');
  }
  const reading = readMiniProgramPush(event);
  if ('problem' in reading) {
    const { problem } = reading;
    report('warn', 'A push that no channel understands.', { problem });
    const late = (): PushReply => 'success';
    const recorded = within(platform, ms, (run) => recordUnreadable(run, event, problem).then(late), late);
    return recorded.catch((error: unknown) => {
      report('error', 'An unreadable push could not be kept.', { problem, error });
      return late();
    });
  }
  const { inbound } = reading;
  const outcome: Outcome = { stored: false, transfer: false };
  const answer = (): PushReply => {
    if (!outcome.stored) throw new Error(`The message ${inbound.id} could not be stored in time.`);
    if (!outcome.transfer) return 'success';
    return transferReply(inbound.openid, inbound.appUser, platform.time.now());
  };
  const walk = async (run: Run): Promise<PushReply> => {
    try {
      await receive(run, inbound, shared, outcome);
    } catch (error) {
      report('error', 'A message was left unfinished; the next push or the sweep goes on with it.', {
        id: inbound.id,
        error,
      });
    }
    return answer();
  };
  return within(platform, ms, walk, answer);
}
