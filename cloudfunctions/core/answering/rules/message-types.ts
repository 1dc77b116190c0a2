/** WeChat: what a mini program's visitor can send; `enter` is the event user_enter_tempsession. */
export const messageTypes = ['text', 'image', 'miniprogrampage', 'enter'] as const;
export type MessageType = (typeof messageTypes)[number];
