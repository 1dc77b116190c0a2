import type Cloud from 'wx-server-sdk';
import * as v from 'valibot';
import { checkedCharacters } from '../../../contracts/limits';
import type { OutboundContent } from '../../../contracts/content';
import type { Check } from '../../../contracts/message';
import { errorCode } from './errors';
import type { SendResult, WeChat } from './wechat';

/** The APIs we ask, which the SDK's typings leave open: it makes any name a call. */
interface Openapi {
  readonly customerServiceMessage: {
    send(data: object): Promise<unknown>;
    setTyping(data: object): Promise<unknown>;
  };
  readonly subscribeMessage: { send(data: object): Promise<unknown> };
  readonly security: { msgSecCheck(data: object): Promise<unknown> };
}
const CheckReply = v.object({
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']), label: v.optional(v.number()) }),
});

/** WeChat's APIs by cloud call: no access token, permitted by each function's config.json. */
export function cloudWeChat(cloud: typeof Cloud): WeChat {
  const openapi = cloud.openapi as unknown as Openapi;
  return {
    caller() {
      const { OPENID, APPID, SOURCE } = cloud.getWXContext();
      return { openid: OPENID ?? null, appid: APPID ?? null, source: String(SOURCE ?? '') };
    },
    async send(openid, content) {
      try {
        await openapi.customerServiceMessage.send({
          touser: openid,
          ...sendBody(content, cloud.getWXContext().APPID),
        });
        return { state: 'sent' };
      } catch (error) {
        return refusal(errorCode(error));
      }
    },
    async notify(openid, { template, data, page }) {
      try {
        const values = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]));
        const opens = page === null ? {} : { page };
        await openapi.subscribeMessage.send({ touser: openid, templateId: template, data: values, ...opens });
        return { state: 'sent' };
      } catch (error) {
        return refusal(errorCode(error));
      }
    },
    async typing(openid) {
      try {
        await openapi.customerServiceMessage.setTyping({ touser: openid, command: 'Typing' });
      } catch {
        // Refused while somebody is typing already, or when nobody wrote in the last 30 seconds: nothing is lost.
      }
    },
    async checkText(openid, text) {
      try {
        const reply = await openapi.security.msgSecCheck({
          openid,
          version: 2,
          // 1 profile, 2 comment, 3 forum, 4 social log: a customer's message is nearest to a comment.
          scene: 2,
          content: text.slice(0, checkedCharacters),
        });
        const read = v.safeParse(CheckReply, reply);
        if (!read.success) return { verdict: 'unavailable' };
        const { suggest, label } = read.output.result;
        return { verdict: suggest, ...(label === undefined ? {} : { label }) } satisfies Check;
      } catch (error) {
        return { verdict: 'unavailable', errcode: errorCode(error) };
      }
    },
  };
}

/** The part of customerServiceMessage.send that says what; keys as WeChat names them. */
export function sendBody(content: OutboundContent, appid = ''): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return {
        msgtype: 'text',
        text: { content: content.text },
        ...(content.ai === true ? { aimsgcontext: { is_ai_msg: 1 } } : {}),
      };
    case 'image':
      return { msgtype: 'image', image: { media_id: content.media } };
    case 'link': {
      const { title, description, url, thumbUrl } = content;
      return { msgtype: 'link', link: { title, description, url, thumb_url: thumbUrl } };
    }
    case 'miniprogrampage': {
      const { title, pagepath, thumb } = content;
      // Our own pages; that the appid must be named is unconfirmed, and naming it does no harm.
      return { msgtype: 'miniprogrampage', miniprogrampage: { title, pagepath, thumb_media_id: thumb, appid } };
    }
  }
}

/**
 * WeChat's errcodes are -1 or positive and mean that it did not take the message; -604100, -604101 and -604104 mean that the call
 * never reached it. Every other code of the SDK (no connection, time-out, unreadable answer) leaves it open.
 */
export function refusal(errcode: number): SendResult {
  const taken = errcode < -1 && ![-604100, -604101, -604104].includes(errcode);
  return { state: taken ? 'unknown' : 'refused', errcode };
}
