// 需要处理: everything of which there is something to tell, in every collection: what is wrong, and where it is mended.
import { initialPageState, leavePage } from '../../components/page-state/load';
import { written } from '../../plain/query';
import { askDesk } from '../../services/desk';
import { initialWayOut, loadForStaff, toJoin } from '../staff-only';
import { texts } from '../texts/problems';
import { cardsOf, type ProblemCard } from './cards';

Page({
  data: { ...initialPageState, ...initialWayOut, texts, cards: [] as ProblemCard[], more: '' },
  /** Back from a rule that was mended, it is gone from here. */
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
      const { rows, total } = await askDesk('problems', {});
      if (rows.length === 0) return null;
      return { cards: cardsOf(rows), more: total > rows.length ? texts.more(total - rows.length) : '' };
    });
  },
  onRule(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/desk/rule/rule?${written({ id: event.currentTarget.dataset.id })}` });
  },
  onCopy(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    // WeChat shows its own 「内容已复制」.
    void wx.setClipboardData({ data: event.currentTarget.dataset.id });
  },
});
