// A visitor's message in its two forms: as the transcript keeps it, and as WeChat pushes it.
import type { MessageBody } from './visitor';

/** What a visitor sends, as the phone gives it. */
export type VisitorMessage =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { contentType: string; data: Buffer } }
  | { msgtype: 'miniprogrampage'; miniprogrampage: { title: string; pagepath: string; appid?: string | undefined } };

/**
 * @param from.keep keeps a picture and returns its media id
 * @returns `fields`: the pushed body without receiver, sender, time and MsgId (WeChat: 接收消息和事件)
 */
export function asSent(
  message: VisitorMessage,
  from: { appid: string; baseUrl: string; keep: (image: { contentType: string; data: Buffer }) => string },
): { body: MessageBody; fields: Record<string, unknown> } {
  switch (message.msgtype) {
    case 'text':
      return { body: message, fields: { MsgType: 'text', Content: message.text.content } };
    case 'image': {
      const mediaId = from.keep(message.image);
      const url = `/emulator/v1/media/${mediaId}`;
      return {
        body: { msgtype: 'image', image: { mediaId, url } },
        fields: { MsgType: 'image', PicUrl: from.baseUrl + url, MediaId: mediaId },
      };
    }
    case 'miniprogrampage': {
      const { title, pagepath, appid = from.appid } = message.miniprogrampage;
      return {
        body: { msgtype: 'miniprogrampage', miniprogrampage: { title, pagepath, appid, thumbMediaId: null } },
        fields: {
          MsgType: 'miniprogrampage',
          Title: title,
          AppId: appid,
          PagePath: pagepath,
          ThumbUrl: '',
          ThumbMediaId: '',
        },
      };
    }
  }
}
