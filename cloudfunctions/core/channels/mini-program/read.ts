import * as v from 'valibot';
import type { Inbound, Reading } from '../inbound';

/** WeChat sends ids and times as a string or a number; their text is the identity (WeChat: 接收消息和事件). */
const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const Id = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.finite())]),
  v.transform(String),
  v.minLength(1),
  v.maxLength(128),
);
const Seconds = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(99_999_999_999),
);
const optionalText = v.optional(v.string(), '');

const envelope = { FromUserName: Text, ToUserName: Text, CreateTime: Seconds };
const message = { ...envelope, MsgId: Id };
const Push = v.variant('MsgType', [
  v.object({ ...message, MsgType: v.literal('text'), Content: v.string() }),
  v.object({ ...message, MsgType: v.literal('image'), PicUrl: optionalText, MediaId: v.string() }),
  v.object({
    ...message,
    MsgType: v.literal('miniprogrampage'),
    Title: optionalText,
    AppId: optionalText,
    PagePath: v.string(),
    ThumbUrl: optionalText,
    ThumbMediaId: optionalText,
  }),
  v.object({
    ...envelope,
    MsgType: v.literal('event'),
    Event: v.literal('user_enter_tempsession'),
    SessionFrom: optionalText,
  }),
]);
type Push = v.InferOutput<typeof Push>;

/**
 * Reads a push of a mini program, as a cloud function gets it. The identity of a message is sender + CreateTime + MsgId, because a MsgId alone
 * has been seen twice; an event has no MsgId, so its name takes that place.
 */
export function readMiniProgramPush(event: unknown): Reading {
  const read = v.safeParse(Push, event);
  if (!read.success) return { problem: problemOf(read.issues[0]) };
  const push = read.output;
  const mark = push.MsgType === 'event' ? push.Event : push.MsgId;
  const inbound: Inbound = {
    id: `mp:${push.FromUserName}:${push.CreateTime}:${mark}`,
    channel: 'mini-program',
    visitorId: push.FromUserName,
    openid: push.FromUserName,
    appUser: push.ToUserName,
    createTime: push.CreateTime,
    content: contentOf(push),
  };
  return { inbound };
}

function contentOf(push: Push): Inbound['content'] {
  switch (push.MsgType) {
    case 'text':
      return { type: 'text', text: push.Content };
    case 'image':
      return { type: 'image', mediaId: push.MediaId, picUrl: push.PicUrl };
    case 'miniprogrampage':
      return {
        type: 'miniprogrampage',
        title: push.Title,
        appid: push.AppId,
        pagepath: push.PagePath,
        thumbUrl: push.ThumbUrl,
        thumbMediaId: push.ThumbMediaId,
      };
    case 'event':
      return { type: 'enter', sessionFrom: push.SessionFrom };
  }
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
