import * as v from 'valibot';
import type { Handwritten } from '../../../contracts/documents';
import type { ShopView } from '../../../contracts/visitor-pages';
import { visitorPages as texts } from '../texts/visitor-pages';

const Wecom = v.object({
  corpId: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  url: v.pipe(v.string(), v.trim(), v.startsWith('https://work.weixin.qq.com/')),
});

/** How the shop can be reached, from the documents of `settings`. One that cannot be read is as if it were not there. */
export function shopView(documents: readonly Handwritten[]): ShopView {
  const byId = new Map(documents.map((document) => [document._id, document]));
  const words = (id: string): string | null => {
    const value = byId.get(id)?.['value'];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? null : text;
  };
  const wecom = v.safeParse(Wecom, byId.get('wecom'));
  return {
    name: words('shop-name') ?? texts.shop,
    contact: byId.get('contact')?.['enabled'] !== false,
    wecom: wecom.success ? wecom.output : null,
    phone: words('hotline'),
    replyTemplate: words('reply-template'),
  };
}

/** The questions that the shop wants on the help centre's first page, in its order; ids of articles, known or not. */
export function hotQuestions(documents: readonly Handwritten[]): readonly string[] {
  const ids = documents.find(({ _id }) => _id === 'hot-questions')?.['ids'];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
