// Opening a page of which we do not know whether it is a tab, or whether the stack has room.

/**
 * WeChat: navigateTo refuses tab pages, and more than ten pages (wx.navigateTo).
 * @returns false when there is no such page
 */
export async function openPage(url: string): Promise<boolean> {
  const [path = ''] = url.split('?');
  const ways = [() => wx.navigateTo({ url }), () => wx.switchTab({ url: path }), () => wx.redirectTo({ url })];
  for (const way of ways) {
    try {
      await way();
      return true;
    } catch (error) {
      console.warn(`cannot open ${url}:`, error);
    }
  }
  return false;
}
