// 重放: which of the last days' answers a draft would change, before it answers anybody.
import type { PageState } from '../../components/page-state/load';
import { initialPageState, leavePage } from '../../components/page-state/load';
import { askDesk } from '../../services/desk';
import type { RuleDraft } from '../draft';
import { takeDraft } from '../draft';
import { initialWayOut, loadForStaff, notForAgents, toJoin } from '../staff-only';
import { texts } from '../texts/replay';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    days: 7,
    draftText: '',
    working: '',
    workingNote: '',
    outcome: null as Outcome | null,
  },
  draft: null as RuleDraft | null,
  ticking: undefined as ReturnType<typeof setInterval> | undefined,
  onLoad() {
    this.draft = takeDraft();
    const name = this.draft?.draft['name'];
    this.setData({ draftText: texts.draft(typeof name === 'string' && name !== '' ? name : texts.unnamed) });
    void this.load();
  },
  onUnload() {
    this.stopTicking();
    leavePage(this);
  },
  onDays(event: WechatMiniprogram.TouchEvent<object, object, { days: number }>) {
    const { days } = event.currentTarget.dataset;
    if (days === this.data.days) return;
    // What other days would change is not shown under these.
    this.setData({ days, outcome: null, state: 'loading' satisfies PageState });
    void this.load();
  },
  async load() {
    const { draft } = this;
    const { days } = this.data;
    if (draft) this.startTicking(days);
    await loadForStaff(this, async () => {
      if (!draft) {
        // Who may not replay is not sent to write a rule first.
        const { role } = await askDesk('me', {});
        if (role === 'agent') throw notForAgents();
        return null;
      }
      const { id, draft: document } = draft;
      const replayed = await askDesk('replay', { draft: document, days, ...(id === null ? {} : { id }) });
      return { outcome: outcomeOf(replayed) };
    });
    if (days === this.data.days) this.stopTicking();
  },
  /** The function answers once, at its end: until then the seconds show that it goes on. */
  startTicking(days: number) {
    this.stopTicking();
    const start = Date.now();
    const tick = () => {
      const seconds = Math.round((Date.now() - start) / 1000);
      this.setData({ working: texts.working(days), workingNote: texts.workingNote(seconds) });
    };
    tick();
    this.ticking = setInterval(tick, 1000);
  },
  stopTicking() {
    if (this.ticking !== undefined) clearInterval(this.ticking);
    this.ticking = undefined;
  },
  onJoin() {
    toJoin();
  },
  onRules() {
    void wx.redirectTo({ url: '/desk/home/home' });
  },
});
