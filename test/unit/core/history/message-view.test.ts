import type { Content } from '../../../../contracts/content';
import type { InMessage, OutMessage } from '../../../../contracts/message';
import { viewOf } from '../../../../cloudfunctions/core/history/message-view';

const at = new Date('2026-11-20T02:00:00Z');
const inbound = (content: InMessage['content']): InMessage => ({
  _id: 'm1',
  v: 1,
  direction: 'in',
  state: 'done',
  visitor: 'o1',
  channel: 'mini-program',
  openid: 'o1',
  appUser: 'wx1',
  content,
  createTime: 1_795_226_025,
  createdAt: at,
  claim: 'c',
});
const outbound = (content: Content, more: Partial<OutMessage> = {}): OutMessage => ({
  _id: 'm1:r0',
  v: 1,
  direction: 'out',
  state: 'sent',
  visitor: 'o1',
  channel: 'mini-program',
  conversation: 'o1:1',
  inReplyTo: 'm1',
  by: 'bot',
  content,
  createdAt: at,
  ...more,
});

describe('a message as its visitor sees it', () => {
  it('C10: is masked, both ways and in titles', () => {
    const secret = '13812345678';
    const views = [
      viewOf(inbound({ type: 'text', text: `打给 ${secret}` })),
      viewOf(outbound({ type: 'text', text: secret })),
      viewOf(outbound({ type: 'link', title: secret, description: secret, url: 'https://example.com', thumbUrl: '' })),
      viewOf(outbound({ type: 'miniprogrampage', title: secret, pagepath: 'pages/a/a', thumb: '' })),
    ];
    expect(JSON.stringify(views)).not.toContain(secret);
    expect(views).toHaveLength(4);
  });

  it('C7: keeps the true state of a reply, and what came in has arrived', () => {
    expect(viewOf(outbound({ type: 'text', text: 'a' }, { state: 'unknown' }))?.state).toBe('unknown');
    expect(viewOf(inbound({ type: 'text', text: 'a' }))?.state).toBe('sent');
  });

  it('a reply that must not be said is not shown; one that WeChat refused is', () => {
    const refused = (reason: NonNullable<OutMessage['reason']>) =>
      viewOf(outbound({ type: 'text', text: 'a' }, { state: 'refused', reason }));
    expect(refused('content')).toBeNull();
    expect(refused('window')).not.toBeNull();
  });

  it('an entering is not something that was said', () => {
    expect(viewOf(inbound({ type: 'enter', sessionFrom: '' }))).toBeNull();
  });

  it('stands at the time at which the visitor wrote it, by WeChat', () => {
    expect(viewOf(inbound({ type: 'text', text: 'a' }))?.at).toBe(1_795_226_025_000);
  });
});
