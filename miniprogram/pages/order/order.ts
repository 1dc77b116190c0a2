import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import type { Order } from '../../services/sample-shop';
import { listOrders } from '../../services/sample-shop';
import { texts } from '../../texts';

Page({
  data: { ...initialPageState, texts: texts.order, orders: [] as Order[] },
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
      return orders.length > 0 ? { orders } : null;
    });
  },
});
