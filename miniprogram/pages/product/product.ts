import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import type { Product } from '../../services/sample-shop';
import { findProduct, listProducts } from '../../services/sample-shop';
import { texts } from '../../texts';

Page({
  data: { ...initialPageState, texts: texts.product, id: '', product: null as Product | null },
  onLoad(query) {
    this.setData({ id: query.id ?? '' });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      const { id } = this.data;
      const product = id ? await findProduct(id) : (await listProducts())[0];
      return product ? { product } : null;
    });
  },
  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
  onBuy() {
    void wx.showToast({ title: texts.product.sample, icon: 'none' });
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { product } = this.data;
    return product ? { title: product.name, path: `/pages/product/product?id=${product.id}` } : {};
  },
});
