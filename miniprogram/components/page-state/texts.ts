// What a page says while it has nothing to show.
export const texts = {
  empty: '这里还没有内容',
  error: '暂时没能加载出来，请稍后再试',
  offline: '网络好像断开了，连上后会自动重试',
  retry: '重新加载',
} as const;
