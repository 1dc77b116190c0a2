// Whether somebody who works in the shop uses this phone: kept on it, so that the way to the desk is shown to them and costs
// visitors no call. It opens no door: the cloud checks the role at each call.
const KEY = 'cs.staff';

/** @param works false once the cloud has said that they do not work here (any more) */
export function rememberStaff(works: boolean): void {
  if (works) void wx.setStorage({ key: KEY, data: true });
  else void wx.removeStorage({ key: KEY });
}

export function isStaff(): boolean {
  try {
    return wx.getStorageSync(KEY) === true;
  } catch {
    return false;
  }
}
