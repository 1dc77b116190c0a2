import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { listOrders } from '../../services/sample-shop';
import { texts } from '../../texts';
import { rowOf, type OrderRow } from './row';

Page({
  data: { ...initialPageState, texts: texts.order, orders: [] as OrderRow[] },
  onLoad() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },
  load() {
    return loadPage(this, async () => {
      const orders = await listOrders();
      return orders.length > 0 ? { orders: orders.map(rowOf) } : null;
    });
  },
});
