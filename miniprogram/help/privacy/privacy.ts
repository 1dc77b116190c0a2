// What is kept of the visitor, for how long, and deleting it.
import type { KeptKind } from '../../../contracts/visitor-pages';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { askVisitor } from '../../services/visitor';
import { keepDraft } from '../leave-message/draft';
import { texts } from '../texts';

interface KeptRow {
  readonly what: KeptKind;
  readonly title: string;
  readonly why: string;
  readonly count: string;
  readonly days: string;
}

const words = texts.privacy;

Page({
  data: { ...initialPageState, texts: words, kept: [] as KeptRow[], deleting: false },
  onLoad() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      const { kept } = await askVisitor('privacy', {});
      const rows: KeptRow[] = kept.map(({ what, count, days }) => ({
        what,
        title: words.what[what],
        why: words.why[what],
        count: words.count(count),
        days: days === null ? words.forever : words.days(days),
      }));
      return { kept: rows };
    });
  },
  async onDelete() {
    if (this.data.deleting) return;
    const { confirmTitle: title, deleteNote: content, confirmText, cancelText } = words;
    const { confirm } = await wx.showModal({ title, content, confirmText, cancelText, confirmColor: '#cf3a37' });
    if (!confirm) return;
    this.setData({ deleting: true });
    try {
      await askVisitor('erase', { confirm: true });
      // Only what is ours: the mini program around this subpackage keeps its own things.
      keepDraft(null);
      await this.load();
      void wx.showToast({ title: words.deleted });
    } catch (error) {
      void wx.showToast({ title: error instanceof Error ? error.message : String(error), icon: 'none' });
    }
    this.setData({ deleting: false });
  },
  onAgreement() {
    // WeChat: base library 2.32.3; before that there is no page to open.
    if (typeof wx.openPrivacyContract === 'function') wx.openPrivacyContract({});
  },
});
