// 转发: what a page says of the card that is to be sent, and the platform's question whom to send it to.
import type { TargetSnapshot } from './engine/events';
import type { Phone } from './phone';
import type { OpenPage } from './stack';
import { pageUrl } from './url';

interface ShareCard {
  readonly title?: string;
  readonly path?: string;
  readonly imageUrl?: string;
  readonly promise?: Promise<ShareCard>;
}

/** WeChat onShareAppMessage: what `promise` gives counts if it is there within 3 s. */
const promiseMs = 3000;

/** Asks the page for the card and shows it. Nobody is sent anything: the phone has no other chats. */
export async function shareMessage(
  phone: Phone,
  page: OpenPage,
  cause: { from: 'menu' } | { from: 'button'; target: TargetSnapshot },
): Promise<void> {
  const said = (phone.runPage(page, 'onShareAppMessage', cause) ?? {}) as ShareCard;
  const later = new Promise<null>((resolve) => setTimeout(resolve, promiseMs, null));
  const promised = said.promise ? await Promise.race([said.promise, later]).catch(() => null) : null;
  const { title, path } = { ...said, ...promised };
  await phone.overlays.confirm({
    title: `发送给朋友：${title ?? page.frame.config.navigationBarTitleText ?? ''}`,
    content: path ?? `/${pageUrl(page)}`,
    confirmText: '发送',
  });
}
