// One conversation, masked: what was said, what did not arrive, and at its end rating, reopening and going on.
import type { ConversationSummary, TranscriptMessage } from '../../../contracts/visitor-pages';
import { visitorLimits } from '../../../contracts/visitor-limits';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { ServiceProblem } from '../../services/problem';
import { askVisitor } from '../../services/visitor';
import { decoded } from '../../plain/query';
import { texts } from '../texts';
import type { MessageRow } from './rows';
import { rowsOf } from './rows';

Page({
  data: {
    ...initialPageState,
    texts: texts.transcript,
    maxComment: visitorLimits.comment,
    stars: ['/help/images/star-on.svg', '/help/images/star-off.svg'],
    id: '',
    owner: '',
    conversation: null as ConversationSummary | null,
    rows: [] as MessageRow[],
    before: null as number | null,
    loadingEarlier: false,
    score: 0,
    comment: '',
    sending: false,
  },
  messages: [] as readonly TranscriptMessage[],
  onLoad(query) {
    this.setData({ id: decoded(query.id) });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  async load() {
    await loadPage(this, async () => {
      const { id } = this.data;
      const found = await orNull(askVisitor('transcript', id ? { conversation: id } : {}));
      if (!found) return null;
      this.messages = found.messages;
      return { ...this.shown(found.conversation), rows: rowsOf(found.messages, found.now), before: found.before };
    });
    if (this.data.state === 'ready') void wx.pageScrollTo({ scrollTop: 100_000, duration: 0 });
  },
  async onEarlier() {
    const { id, before, loadingEarlier, conversation } = this.data;
    if (loadingEarlier || before === null || !conversation) return;
    this.setData({ loadingEarlier: true });
    try {
      const found = await askVisitor('transcript', { conversation: id || conversation.id, before });
      this.messages = [...found.messages, ...this.messages];
      this.setData({ rows: rowsOf(this.messages, found.now), before: found.before });
    } catch (error) {
      sayWhy(error);
    }
    this.setData({ loadingEarlier: false });
  },
  onScore(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ score: event.detail.value });
  },
  onComment(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ comment: event.detail.value });
  },
  onRate() {
    const { conversation, score, comment } = this.data;
    if (!conversation || score === 0) return;
    void this.change(async () => {
      this.setData(this.shown(await askVisitor('rate', { conversation: conversation.id, score, comment })));
      return texts.transcript.rateThanks;
    });
  },
  onReopen() {
    const { conversation } = this.data;
    if (!conversation) return;
    void this.change(async () => {
      await askVisitor('reopen', { conversation: conversation.id });
      this.setData({ 'conversation.canReopen': false });
      return texts.transcript.reopened;
    });
  },
  /** One change at a time; a second tap while the first is on its way is dropped. */
  async change(act: () => Promise<string>) {
    if (this.data.sending) return;
    this.setData({ sending: true });
    try {
      void wx.showToast({ title: await act(), icon: 'none' });
    } catch (error) {
      sayWhy(error);
    }
    this.setData({ sending: false });
  },
  shown(conversation: ConversationSummary) {
    return { conversation, owner: texts.conversations.owner[conversation.owner] };
  },
  onTarget(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    const { url } = event.currentTarget.dataset;
    if (url) void wx.navigateTo({ url, fail: () => void wx.switchTab({ url: url.split('?')[0] ?? url }) });
  },
  onBack() {
    void wx.redirectTo({ url: '/help/conversations/conversations' });
  },
});

function sayWhy(error: unknown): void {
  void wx.showToast({ title: error instanceof Error ? error.message : String(error), icon: 'none' });
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ServiceProblem && error.refusal?.code === 'not-found') return null;
    throw error;
  }
}
