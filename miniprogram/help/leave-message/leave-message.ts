// Leaving a message: what the visitor wrote is kept on the phone until the cloud has it, and sending it twice keeps one.
import type { VisitorAnswers } from '../../../contracts/visitor-pages';
import { visitorLimits } from '../../../contracts/visitor-limits';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { newId } from '../../services/new-id';
import { askToSubscribe, countConsents } from '../../services/subscribe';
import { askVisitor } from '../../services/visitor';
import { comingText } from '../../plain/format';
import type { HoursLine } from '../hours';
import { hoursLine } from '../hours';
import { decoded } from '../../plain/query';
import { texts } from '../texts';
import type { Draft } from './draft';
import { keepDraft, keptDraft, wrongIn } from './draft';

Page({
  data: {
    ...initialPageState,
    texts: texts.leaveMessage,
    maxMessage: visitorLimits.message,
    area: { minHeight: '240rpx', maxHeight: '560rpx' },
    hours: null as HoursLine | null,
    template: '',
    from: '',
    text: '',
    phone: '',
    wrong: '',
    sending: false,
    /** What is said after it was sent; empty before. */
    done: '',
    notified: false,
  },
  draft: { id: '', text: '', phone: '' },
  onLoad(query) {
    this.draft = keptDraft() ?? { id: newId(), text: '', phone: '' };
    this.setData({ from: decoded(query.from), text: this.draft.text, phone: this.draft.phone });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      const { hours, shop } = await askVisitor('home', {});
      return { hours: hoursLine(hours), template: shop.replyTemplate ?? '' };
    });
  },
  onText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: event.detail.value });
  },
  onPhone(event: WechatMiniprogram.Input) {
    this.change({ phone: event.detail.value });
  },
  change(part: Partial<Draft>) {
    this.draft = { ...this.draft, ...part };
    this.setData({ ...part, wrong: '' });
    keepDraft(this.draft);
  },
  async onSend() {
    const wrong = wrongIn(this.draft);
    if (wrong) this.setData({ wrong: texts.leaveMessage[wrong] });
    if (wrong || this.data.sending) return;
    this.setData({ sending: true });
    // WeChat: the dialog opens only from the tap itself, so it comes before anything is sent.
    const results = await askToSubscribe(this.data.template ? [this.data.template] : []);
    try {
      const { id, text, phone } = this.draft;
      const left = await askVisitor('leaveMessage', { id, text, phone, from: this.data.from });
      keepDraft(null);
      this.draft = { id: newId(), text: '', phone };
      this.setData({ done: afterwards(left), notified: Object.values(results).includes('accept'), text: '' });
    } catch (error) {
      this.setData({ wrong: error instanceof Error ? error.message : String(error) });
    }
    this.setData({ sending: false });
    // The message is what counts; a consent that was not counted only means one reminder less.
    await countConsents(results).catch((error: unknown) => console.warn('consent not counted:', error));
  },
  onSee() {
    void wx.redirectTo({ url: '/help/conversations/conversations' });
  },
  onAnother() {
    this.setData({ done: '' });
  },
});

function afterwards({ hours }: VisitorAnswers['leaveMessage']): string {
  return hours.open || hours.opensAt === null
    ? texts.leaveMessage.doneOpen
    : texts.leaveMessage.doneClosed(comingText(hours.opensAt, hours.now));
}
