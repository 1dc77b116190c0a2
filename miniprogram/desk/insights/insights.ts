// 数据: what visitors asked and nothing answered, to be mended in one tap; and what each rule, entry and intent did.
import type { PageState } from '../../components/page-state/load';
import { initialPageState, leavePage } from '../../components/page-state/load';
import { askDesk } from '../../services/desk';
import { written } from '../../plain/query';
import { said } from '../ask';
import { keepDraft } from '../draft';
import { initialWayOut, loadForStaff, toJoin } from '../staff-only';
import { texts } from '../texts/insights';
import type { Bar } from './bars';
import { barsOf } from './bars';
import type { GroupCard, Suggestion } from './groups';
import { cardsOf, keywordsFor, withVersion } from './groups';

type Tab = 'unanswered' | 'rules' | 'faqs' | 'intents';
type Counted = Readonly<Record<Exclude<Tab, 'unanswered'>, Bar[]>>;
const nothingCounted: Counted = { rules: [], faqs: [], intents: [] };
/** A rule's name as it is suggested. */
const nameLength = 20;

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    tab: 'unanswered',
    days: 7,
    /** What was looked at, and what was found in it. */
    looked: '',
    found: '',
    cards: [] as GroupCard[],
    counted: nothingCounted,
    /** The card whose entry is being chosen from the sheet; -1: none. */
    choosing: -1,
  },
  onLoad() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  onJoin() {
    toJoin();
  },
  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },
  onTab(event: WechatMiniprogram.TouchEvent<object, object, { tab: Tab }>) {
    const { tab } = event.currentTarget.dataset;
    const before = this.data.tab;
    if (tab === before) return;
    this.setData({ tab });
    // One answer of the cloud has the figures of all three.
    if (before === 'unanswered' || tab === 'unanswered' || this.data.state !== 'ready') this.anew();
  },
  onDays(event: WechatMiniprogram.TouchEvent<object, object, { days: number }>) {
    const { days } = event.currentTarget.dataset;
    if (days === this.data.days) return;
    this.setData({ days });
    this.anew();
  },
  /** What other days or another tab hold is not shown under these. */
  anew() {
    this.setData({ state: 'loading' satisfies PageState });
    void this.load();
  },
  load() {
    return loadForStaff(this, () => (this.data.tab === 'unanswered' ? this.unanswered() : this.insights()));
  },
  async unanswered() {
    const { counted, more, groups, now } = await askDesk('unanswered', { days: this.data.days });
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    return {
      cards: cardsOf(groups, now),
      looked: counted === 0 ? texts.noMessages : texts.looked(counted, more),
      found: groups.length === 0 ? '' : texts.groups(groups.length, count),
    };
  },
  async insights() {
    const { counted, more, rules, faqs, intents } = await askDesk('insights', { days: this.data.days });
    return {
      counted: { rules: barsOf(rules), faqs: barsOf(faqs), intents: barsOf(intents) } satisfies Counted,
      looked: counted === 0 ? texts.noMessages : texts.looked(counted, more),
      found: '',
    };
  },
  onSuggestion(event: WechatMiniprogram.TouchEvent<object, object, { card: number; suggestion: number }>) {
    const { card, suggestion } = event.currentTarget.dataset;
    const chosen = this.data.cards[card]?.suggestions[suggestion];
    if (chosen) void this.add(card, chosen);
  },
  onSearch(event: WechatMiniprogram.TouchEvent<object, object, { card: number }>) {
    this.setData({ choosing: event.currentTarget.dataset.card });
  },
  onChosen(event: WechatMiniprogram.CustomEvent<Suggestion>) {
    const { choosing } = this.data;
    this.setData({ choosing: -1 });
    void this.add(choosing, event.detail);
  },
  onSheetClosed() {
    this.setData({ choosing: -1 });
  },
  async add(index: number, { faq, question, version }: Suggestion) {
    const card = this.data.cards[index];
    if (!card || card.busy || card.done) return;
    this.setData({ [`cards[${index}].busy`]: true });
    try {
      const changed = await askDesk('addAlias', { faq, version, alias: card.wording.replace(/…$/, '') });
      this.setData({ cards: withVersion(this.data.cards, faq, changed.version) });
      this.setData({ [`cards[${index}].done`]: texts.added(question) });
      const { changes } = await askDesk('history', { faq });
      this.setData({ [`cards[${index}].change`]: changes[0]?.id ?? null });
    } catch (error) {
      void wx.showToast({ title: said(error), icon: 'none' });
    }
    this.setData({ [`cards[${index}].busy`]: false });
  },
  async onUndo(event: WechatMiniprogram.TouchEvent<object, object, { card: number }>) {
    const { card: index } = event.currentTarget.dataset;
    const card = this.data.cards[index];
    if (!card?.change || card.busy) return;
    this.setData({ [`cards[${index}].busy`]: true });
    try {
      const { faq } = await askDesk('undo', { change: card.change });
      if (faq) this.setData({ cards: withVersion(this.data.cards, faq.id, faq.version) });
      this.setData({ [`cards[${index}].done`]: '', [`cards[${index}].change`]: null });
      void wx.showToast({ title: texts.undone, icon: 'none' });
    } catch (error) {
      void wx.showToast({ title: said(error), icon: 'none' });
    }
    this.setData({ [`cards[${index}].busy`]: false });
  },
  onNewRule(event: WechatMiniprogram.TouchEvent<object, object, { card: number }>) {
    const card = this.data.cards[event.currentTarget.dataset.card];
    if (!card) return;
    const keywords = keywordsFor(card.wording, card.others);
    keepDraft({
      id: null,
      version: null,
      draft: { name: (keywords[0] ?? card.wording).slice(0, nameLength), keywords },
    });
    void wx.navigateTo({ url: '/desk/rule/rule' });
  },
  onBar(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    if (this.data.tab !== 'rules') return;
    void wx.navigateTo({ url: `/desk/rule/rule?${written({ id: event.currentTarget.dataset.id })}` });
  },
});
