import { fillReply } from '../answering/replies';
import { inChina } from '../calendar';
import type { Notice } from '../platform';
import type { Shop, ShopNotice } from '../reference';

/** How long WeChat lets a field be, by the kind in its name (WeChat: 订阅消息参数值内容限制说明). */
const longest: ReadonlyMap<string, number> = new Map([
  ['thing', 20],
  ['phrase', 5],
  ['name', 10],
  ['character_string', 32],
]);

/** The subscribe message that stands for a reply. @param now epoch milliseconds */
export function noticeFor({ template, data, page }: ShopNotice, shop: Shop, text: string, now: number): Notice {
  const values = new Map([...shop.variables, ['回复', text], ['时间', timeText(now)]]);
  const fields = Object.entries(data).map(([field, written]) => {
    const filled = fillReply({ type: 'text', text: written }, values);
    const words = filled.type === 'text' ? filled.text.replace(/\s+/g, ' ').trim() : '';
    return [field, shortened(words, longest.get(field.replace(/\d+$/, '')))] as const;
  });
  return { template, page, data: Object.fromEntries(fields) };
}

function shortened(words: string, most: number | undefined): string {
  const characters = [...words];
  return most === undefined || characters.length <= most ? words : `${characters.slice(0, most - 1).join('')}…`;
}

/** As WeChat's time fields want it: 2026-11-20 10:00. */
function timeText(now: number): string {
  const { midnight, minute } = inChina(now);
  const date = new Date(midnight + 12 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return `${date} ${[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')}`;
}
