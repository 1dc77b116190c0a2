import type { OutboundContent } from '../../../contracts/content';
import type { InMessage } from '../../../contracts/message';
import { calledByClient } from '../access';
import { TooLate, within, type Platform, type Run } from '../platform';
import { report, unseal } from '../privacy';
import { beginTask, closeTask } from '../slow';
import { texts } from '../texts';
import { knows, load, take, takeOver } from '../turn';
import { decideLate } from './decide-late';
import { lateId } from './late-name';
import { decideLookingUp } from './look-up';
import type { Moment } from './moment';
import { carryOut, messageMs, type Shared } from './step';
import { timeFor } from './time';
import { failedTrace, Undecided } from './undecided';
import { keepingHandoff } from './unsure-handoff';

/** What became of a slow answer in this run. */
export type Worked = 'answered' | 'not-mine' | 'left';

/** After so many tries a model is given up, and the visitor gets the default reply. */
const mostTries = 3;
/** So much of the time is kept for saying the answer. */
const sayingMs = 1_500;
const turnPauseMs = 150;

/** Makes one slow answer and says it. @param message the id of the message it answers */
export async function work(platform: Platform, message: string, shared: Shared, ms: number): Promise<Worked> {
  if (calledByClient(platform.wechat.caller())) throw new Error('Only our own functions call this function.');
  const doing = async (run: Run): Promise<Worked> => {
    try {
      return await answerLate(run, message, shared);
    } catch (error) {
      if (!(error instanceof TooLate))
        report('error', 'A slow answer was left; the sweep begins it again.', { message, error });
      return 'left';
    }
  };
  return within(platform, ms, doing, () => 'left' as const);
}

/** Begins the task of a message, makes its answer, and says it in a turn of its own. */
export async function answerLate(run: Run, id: string, shared: Shared): Promise<Worked> {
  const task = await beginTask(run, id);
  if (task === null) return 'not-mine';
  const message = await run.store.get('messages', id);
  if (message?.direction !== 'in') {
    // The visitor was forgotten at their own wish.
    await closeTask(run, id, null);
    return 'not-mine';
  }
  const { shop } = await shared.reference(run);
  const mayAnswer = shop.ai !== null && task.tries < mostTries;
  const made = mayAnswer ? await modelAnswer(run, message, shop.ai) : null;
  if (made === null && mayAnswer) return 'left';
  const contents = made ?? shop.defaultReply;
  try {
    return (await sayLate(run, message, contents, made === null ? 'default' : 'ai', shared)) ? 'answered' : 'left';
  } catch (error) {
    if (!(error instanceof Undecided) || task.tries < mostTries) throw error;
    report('error', 'A slow answer is given up.', { message: id, problem: error.message });
    await closeTask(run, id, failedTrace(error.message));
    return 'left';
  }
}

/** The model's answer, within the time there is; null when there is none. */
async function modelAnswer(
  run: Run,
  message: InMessage,
  ai: { readonly model: string; readonly about: string } | null,
): Promise<readonly OutboundContent[] | null> {
  const content = unseal(message.content);
  if (ai === null || content.type !== 'text') return null;
  const alarm = run.time.alarm(Math.max(0, run.remaining() - sayingMs));
  try {
    const answer = run.ai.answer(ai.model, texts.aiInstruction(ai.about), content.text);
    const inTime = Promise.race([answer, alarm.rings.then(() => null)]);
    const [text] = await Promise.all([inTime, run.wechat.typing(message.openid)]);
    return text === null ? null : [{ type: 'text', text: text.slice(0, longestAnswer), ai: true }];
  } catch (error) {
    if (error instanceof TooLate) throw error;
    report('warn', 'The model gave no answer.', { message: message._id, error });
    return null;
  } finally {
    alarm.off();
  }
}

/** WeChat takes 2,048 bytes: so many Chinese characters. */
const longestAnswer = 680;

/** Takes the turn when it is free, and says a slow answer; once, however often it is tried. */
async function sayLate(
  run: Run,
  message: InMessage,
  contents: readonly OutboundContent[],
  decided: string,
  shared: Shared,
): Promise<boolean> {
  while (run.remaining() > messageMs) {
    const visitor = await load(run, message.visitor);
    if (visitor === null || knows(visitor, lateId(message._id))) return true;
    if (visitor.turn !== null) {
      const held = keepingHandoff(await takeOver(run, visitor));
      if (held === null) await run.time.sleep(turnPauseMs * (0.5 + run.time.chance()));
      else await carryOut(run, held, shared, () => null);
      continue;
    }
    const reference = await shared.reference(run);
    const moment = {
      visitor,
      message,
      reference,
      now: timeFor(run, visitor, message),
      ownPush: false,
      unbooked: 0,
      check: message.check ?? null,
    };
    const how = (known: Moment) => decideLate(known, contents, decided);
    const decision = await decideLookingUp(run, shared, moment, { how });
    if (decision === null) return false;
    const held = await take(run, visitor, message, decision.intent);
    if (held === null) continue;
    await carryOut(run, held, shared, () => null);
    return true;
  }
  return false;
}
