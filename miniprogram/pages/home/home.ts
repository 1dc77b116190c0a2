import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import type { Product } from '../../services/sample-shop';
import { listProducts } from '../../services/sample-shop';
import { texts } from '../../texts';

Page({
  data: {
    ...initialPageState,
    texts: { ...texts.home, shop: texts.shop, slogan: texts.slogan },
    products: [] as Product[],
  },
  onLoad() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      const products = await listProducts();
      return products.length > 0 ? { products } : null;
    });
  },
});
