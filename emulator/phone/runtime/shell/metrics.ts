// The phone's measures in px: an iPhone with a notch, as DevTools' default device has them.

export const statusBarHeight = 47;
export const navigationBarHeight = 44;
export const tabBarHeight = 48;
export const safeBottom = 34;
const capsule = { width: 87, height: 32, right: 7, top: 4 } as const;

export function screenSize(): { width: number; height: number } {
  return { width: document.documentElement.clientWidth || 390, height: document.documentElement.clientHeight || 844 };
}

/** wx.getMenuButtonBoundingClientRect. */
export function capsuleRect(): {
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
} {
  const right = screenSize().width - capsule.right;
  const top = statusBarHeight + capsule.top;
  return {
    width: capsule.width,
    height: capsule.height,
    top,
    right,
    bottom: top + capsule.height,
    left: right - capsule.width,
  };
}
