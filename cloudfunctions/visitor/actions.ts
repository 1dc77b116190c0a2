// One entry per action of the contract: the room that knows, and the refusal where it says no.
import type { Business } from '../../contracts/business';
import type { VisitorAction, VisitorAnswers, VisitorCommand } from '../../contracts/visitor-pages';
import { ordersOf } from '../core/business';
import { countConsent } from '../core/consents';
import { leaveMessage, listFollowUps, reopenConversation } from '../core/follow-ups';
import type { HelpCentre } from '../core/help-centre';
import { listConversations, ownConversation, transcript } from '../core/history';
import type { Archive, Run } from '../core/platform';
import { erase, keptOf } from '../core/privacy/erase';
import { ownVote, rateConversation, voteArticle } from '../core/ratings';
import { visitorPages as texts } from '../core/texts/visitor-pages';
import { found, Refusal } from './refusal';

export interface VisitorRun extends Run {
  readonly archive: Archive;
  /** Articles, hours and the shop, as they are published now. */
  readonly help: (run: Run) => Promise<HelpCentre>;
  /** The shop's own data. */
  readonly business: Business;
}

/** So much of the time is kept for the answer, when a look-up takes long. */
const answeringMs = 200;

type Actions = {
  readonly [A in VisitorAction]: (
    run: VisitorRun,
    openid: string,
    command: VisitorCommand<A>,
  ) => Promise<VisitorAnswers[A]>;
};

// In the mini program a visitor's id is their openid.
export const actions: Actions = {
  async home(run) {
    return (await run.help(run)).home(run.time.now());
  },
  async search(run, _openid, { text }) {
    return { results: (await run.help(run)).search(text) };
  },
  async category(run, _openid, { name }) {
    return { articles: (await run.help(run)).inCategory(name) };
  },
  async article(run, openid, { id }) {
    const [help, vote] = await Promise.all([run.help(run), ownVote(run, openid, id)]);
    return { ...found(help.article(id), 'not-found', texts.noArticle), vote };
  },
  async vote(run, openid, { id, helpful }) {
    found((await run.help(run)).article(id), 'not-found', texts.noArticle);
    await voteArticle(run, { visitor: openid, article: id, helpful });
    return { helpful };
  },
  async conversations(run, openid) {
    const [conversations, followUps] = await Promise.all([listConversations(run, openid), listFollowUps(run, openid)]);
    return { conversations, followUps, now: run.time.now() };
  },
  async transcript(run, openid, { conversation, before }) {
    const page = await transcript(run, openid, conversation ?? null, before ?? null);
    return { ...found(page, 'not-found', texts.noConversation), now: run.time.now() };
  },
  async rate(run, openid, { conversation, score, comment }) {
    const own = found(await ownConversation(run, openid, conversation), 'not-found', texts.noConversation);
    if (!own.canRate && own.rating === null) throw new Refusal('not-now', texts.rateLater);
    if (!(await rateConversation(run, { visitor: openid, conversation, score, comment })))
      throw new Refusal('not-now', texts.ratedAlready);
    return { ...own, canRate: false, rating: { score, comment } };
  },
  async reopen(run, openid, { conversation, reason }) {
    const own = found(await ownConversation(run, openid, conversation), 'not-found', texts.noConversation);
    if (own.owner !== 'nobody') throw new Refusal('not-now', texts.reopenLater);
    return reopenConversation(run, openid, conversation, reason);
  },
  async leaveMessage(run, openid, message) {
    const [help, left] = await Promise.all([run.help(run), leaveMessage(run, openid, message)]);
    return { followUp: found(left, 'too-many', texts.tooManyMessages), hours: help.hours(run.time.now()) };
  },
  async consent(run, openid, { id, results }) {
    const accepted = Object.keys(results).filter((template) => results[template] === 'accept');
    const counts = await Promise.all(
      accepted.map(async (template) => [template, await countConsent(run, openid, template, id)] as const),
    );
    return { left: Object.fromEntries(counts) };
  },
  async orders(run, openid) {
    const orders = await ordersOf(run, run.business, openid, run.remaining() - answeringMs);
    return { orders: found(orders, 'busy', texts.ordersLater) };
  },
  async privacy(run, openid) {
    return keptOf(run, openid);
  },
  async erase(run, openid) {
    return { erased: found(await erase(run, openid), 'busy', texts.eraseLater) };
  },
};
