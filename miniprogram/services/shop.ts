// How the shop can be reached, as the cloud last said it: kept on the phone, so that the contact buttons are right from
// the first moment of the next visit.
import type { ShopView } from '../../contracts/visitor-pages';

const KEY = 'cs.shop';
type Reach = Pick<ShopView, 'contact' | 'wecom' | 'phone'>;

export function rememberShop({ contact, wecom, phone }: ShopView): Reach {
  const reach = { contact, wecom, phone };
  void wx.setStorage({ key: KEY, data: reach });
  return reach;
}

/** Empty on the first visit, or when what was kept cannot be read. */
export function rememberedShop(): Partial<Reach> {
  try {
    const kept: unknown = wx.getStorageSync(KEY);
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
