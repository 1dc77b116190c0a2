// What a service says to the visitor when the cloud gives no answer.
export const texts = {
  offline: '网络好像断开了，连上后会自动重试',
  slow: '服务器有点忙，请稍后再试',
  broken: '暂时没能加载出来，请稍后再试',
  notDeployed: '客服功能还没有部署好，请联系店家',
} as const;
