// What a message can say, both ways. In: nothing. Out: types. It never holds a message's state.

/** What a visitor can send, or do, in the chat (WeChat: 接收消息和事件). */
export type InboundContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mediaId: string; readonly picUrl: string }
  | {
      readonly type: 'miniprogrampage';
      readonly title: string;
      readonly appid: string;
      readonly pagepath: string;
      readonly thumbUrl: string;
      readonly thumbMediaId: string;
    }
  /** The visitor entered by a contact button; `sessionFrom` is the button's session-from. */
  | { readonly type: 'enter'; readonly sessionFrom: string };

/** What a service can send in a mini program (WeChat: 发送客服消息). */
export type OutboundContent =
  /** `ai`: a model wrote it; WeChat marks it so. */
  | { readonly type: 'text'; readonly text: string; readonly ai?: true }
  /** `media` is a media id of WeChat's, or a `cloud://` file that is uploaded when it is sent. */
  | { readonly type: 'image'; readonly media: string }
  | {
      readonly type: 'link';
      readonly title: string;
      readonly description: string;
      readonly url: string;
      readonly thumbUrl: string;
    }
  | {
      readonly type: 'miniprogrampage';
      readonly title: string;
      readonly pagepath: string;
      /** As `media` of an image. */
      readonly thumb: string;
    };

export type Content = InboundContent | OutboundContent;
