// customerServiceMessage.send and .setTyping (WeChat: 发送客服消息, 客服输入状态).
import type { MessageBody } from '../../chat';
import { TYPING_NEEDS_EXCHANGE_WITHIN } from '../../chat/constants';
import { OK, type Api, type World } from '../api';
import { pageExists } from '../app-pages';
import { MESSAGE_TYPES } from '../constants';
import { objectIn, optionalText, textIn } from '../params';
import { Refusal } from '../refusal';

type Params = Readonly<Record<string, unknown>>;

export const send: Api = {
  name: 'customerServiceMessage.send',
  about: 'touser',
  run({ params }, world) {
    const openid = visitorIn(params, world);
    const body = messageIn(params, world);
    const kfAccount = optionalText(objectIn(params, 'customservice', {}), 'kf_account');
    if (kfAccount !== null && !world.kfAccounts.get(kfAccount)) throw new Refusal(65401);
    mayTalk(openid, world);
    const ai = objectIn(params, 'aimsgcontext', {}).is_ai_msg === 1;
    world.chat.say(openid, body, { via: 'openapi', ...(ai && { ai }), ...(kfAccount !== null && { kfAccount }) });
    return OK;
  },
};

export const setTyping: Api = {
  name: 'customerServiceMessage.setTyping',
  about: 'touser',
  run({ params }, world) {
    const openid = visitorIn(params, world);
    const { command } = params;
    if (command !== 'Typing' && command !== 'CancelTyping') throw new Refusal(45072);
    mayTalk(openid, world);
    const { exchangedAt } = world.chat.visitor(openid);
    if (exchangedAt === null || world.host.clock.now() - exchangedAt > TYPING_NEEDS_EXCHANGE_WITHIN)
      throw new Refusal(45080);
    if (command === 'Typing' && world.chat.typing(openid)) throw new Refusal(45081);
    world.chat.setTyping(openid, command === 'Typing');
    return OK;
  },
};

function visitorIn(params: Params, world: World): string {
  const { touser } = params;
  if (typeof touser !== 'string' || !world.chat.has(touser)) throw new Refusal(40003);
  return touser;
}

/** No open window is 45015, an open one that is used up is 45047; WeChat does not say which comes first when both hold. */
function mayTalk(openid: string, world: World): void {
  const { left, until } = world.chat.allowance(openid);
  if (until === null) throw new Refusal(45015);
  if (left === 0) throw new Refusal(45047);
}

function messageIn(params: Params, world: World): MessageBody {
  const { msgtype } = params;
  if (!MESSAGE_TYPES.includes(msgtype) || (msgtype === 'link' && !world.settings.link)) throw new Refusal(45162);
  const body = objectIn(params, msgtype as string);
  switch (msgtype as MessageBody['msgtype']) {
    case 'text':
      return { msgtype: 'text', text: { content: content(body, world) } };
    case 'image': {
      const mediaId = mediaIn(body, 'media_id', world);
      return { msgtype: 'image', image: { mediaId, url: `/emulator/v1/media/${mediaId}` } };
    }
    case 'link':
      return {
        msgtype: 'link',
        link: {
          title: textIn(body, 'title'),
          description: textIn(body, 'description'),
          url: textIn(body, 'url'),
          thumb_url: optionalText(body, 'thumb_url') ?? '',
        },
      };
    case 'miniprogrampage':
      return { msgtype: 'miniprogrampage', miniprogrampage: card(body, world) };
  }
}

function content(body: Params, world: World): string {
  const text = textIn(body, 'content', 44004);
  if (Buffer.byteLength(text) > world.settings.textMaxBytes) throw new Refusal(45002);
  // A text may link to a page of this mini program only.
  for (const [, appid] of text.matchAll(/data-miniprogram-appid\s*=\s*["']([^"']*)["']/g))
    if (appid !== world.host.project.appid) throw new Refusal(40013, 'data-miniprogram-appid');
  return text;
}

function card(body: Params, world: World) {
  const { appid: own } = world.host.project;
  const title = textIn(body, 'title');
  const pagepath = textIn(body, 'pagepath', 40165);
  const appid = optionalText(body, 'appid');
  if (appid === null ? world.settings.cardAppidRequired : appid !== own) throw new Refusal(40013);
  if (!pageExists(pagepath, world)) throw new Refusal(40165);
  return { title, pagepath, appid: own, thumbMediaId: mediaIn(body, 'thumb_media_id', world) };
}

function mediaIn(body: Params, name: string, world: World): string {
  const mediaId = body[name];
  if (typeof mediaId !== 'string' || !world.chat.media.valid(mediaId, world.host.clock.now())) throw new Refusal(40007);
  return mediaId;
}
