import type { Handwritten } from '../../../contracts/documents';
import { readReplies } from '../answering/replies';
import { notes as words } from '../texts/settings';
import { appPages } from './app-pages';
import type { Shop } from './shop';

/** Documents of `settings` that the system looks for; any other is a variable. */
const known: ReadonlySet<string> = new Set([
  ...['default-reply', 'welcome', 'handoff', 'mode', 'hours', 'blocked', 'muted', 'limits', 'ai'],
  ...['shop-name', 'contact', 'wecom', 'reply-template', 'hot-questions'],
]);
/** Fields of `settings` that are said to a visitor. */
const replyFields: readonly (readonly [string, string])[] = [
  ['default-reply', 'reply'],
  ['welcome', 'reply'],
  ['handoff', 'reply'],
  ['handoff', 'closedReply'],
];

/**
 * What works otherwise than its writer may think, by the id of the document.
 * @param shop as it was read from these documents
 * @param variables the names that may stand in a reply
 * @param pages of app.json, to note cards that lead to none of them
 */
export function notesOn(
  documents: readonly Handwritten[],
  shop: Shop,
  variables: ReadonlySet<string>,
  pages = appPages,
): Map<string, string> {
  const notes = new Map<string, string>();
  const tell = (id: string, note: string) => notes.set(id, notes.has(id) ? `${notes.get(id) ?? ''}；${note}` : note);
  const byId = new Map(documents.map((document) => [document._id, document]));
  if (shop.mode === 'full') tell('mode', words.fullIsBot);
  for (const { _id, name, value, enabled } of documents) {
    if (isSet(enabled) && typeof enabled !== 'boolean') tell(_id, words.enabled);
    const isVariable = typeof name === 'string' && name.trim() !== '' && isSet(value);
    if (!known.has(_id) && !isVariable) tell(_id, words.unused);
  }
  for (const [id, field] of replyFields) {
    const said = readReplies(byId.get(id)?.[field], { variables, ...(pages === undefined ? {} : { pages }) });
    const plain = readReplies(byId.get(id)?.[field]);
    for (const problem of said.problems.filter((each) => !plain.problems.includes(each))) tell(id, problem);
    for (const note of said.notes) tell(id, note);
  }
  const ai = byId.get('ai');
  if (isSet(ai?.['enabled']) && ai?.['enabled'] !== false && shop.ai === null) tell('ai', words.aiIsOff);
  const template = byId.get('reply-template');
  if (isSet(template?.['value']) && template?.['enabled'] !== false && shop.notice === null)
    tell('reply-template', words.noticeIsOff);
  const hot = byId.get('hot-questions')?.['ids'];
  if (isSet(hot) && !(Array.isArray(hot) && hot.every((id) => typeof id === 'string')))
    tell('hot-questions', words.hot);
  if (isHalf(byId.get('wecom'))) tell('wecom', words.wecom);
  return notes;
}

/** Either nothing of it is filled in, or both parts are, as the visitor's pages want them. */
function isHalf(wecom: Handwritten | undefined): boolean {
  const [corpId, url] = [wecom?.['corpId'], wecom?.['url']];
  if (!isSet(corpId) && !isSet(url)) return false;
  const isCompany = typeof corpId === 'string' && corpId.trim() !== '';
  return !isCompany || typeof url !== 'string' || !url.trim().startsWith('https://work.weixin.qq.com/');
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
