// What was changed, by whom, field by field; and undo, which is a change like any other and can be undone itself.
import { initialPageState, leavePage } from '../../components/page-state/load';
import { decoded } from '../../plain/query';
import { askDesk } from '../../services/desk';
import { asked, said } from '../ask';
import { initialWayOut, loadForStaff, toJoin } from '../staff-only';
import { texts } from '../texts/history';
import { rowOf, shownAtOnce, type HistoryRow } from './rows';

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    shownAtOnce,
    rule: '',
    rows: [] as HistoryRow[],
    /** The change that is being undone. */
    undoing: '',
  },
  onLoad(query) {
    this.setData({ rule: decoded(query.rule) });
  },
  onShow() {
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
  load() {
    return loadForStaff(this, async () => {
      const { rule } = this.data;
      const { changes } = await askDesk('history', rule === '' ? {} : { rule });
      if (changes.length === 0) return null;
      const now = Date.now();
      return { rows: changes.map((change) => rowOf(change, now)) };
    });
  },
  onFold(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const { index } = event.currentTarget.dataset;
    this.setData({ [`rows[${index}].folded`]: !this.data.rows[index]?.folded });
  },
  async onUndo(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    const row = this.data.rows.find((each) => each.id === id);
    if (!row || this.data.undoing !== '') return;
    const danger = row.change === 'made';
    if (!(await asked({ title: texts.confirmTitle, content: row.confirm, confirmText: texts.undoShort, danger })))
      return;
    this.setData({ undoing: id });
    try {
      await askDesk('undo', { change: id });
      void wx.showToast({ title: texts.undone, icon: 'none' });
    } catch (error) {
      void wx.showToast({ title: said(error), icon: 'none', duration: 3000 });
    }
    this.setData({ undoing: '' });
    await this.load();
  },
});
