// Words of the storage pane and of the openapi log.

export const storage = {
  prefix: '按路径筛选，例如 images/',
  upload: '上传文件',
  path: '云端路径 cloudPath',
  file: '文件',
  uploaded: '已上传',
  removeAsk: (path: string) => `删除文件「${path}」？此操作不能撤销。`,
  removed: '已删除',
  empty: '还没有文件',
  emptyHint: '云函数或小程序上传的文件会出现在这里，也可以从这里上传。',
  nothing: '没有这个路径下的文件',
  copyId: '复制文件 ID',
  open: '打开',
  admin: '管理端',
  bytes: (n: number) =>
    n < 1024 ? `${n} B` : n < 1024 * 1024 ? `${(n / 1024).toFixed(1)} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`,
  unreadable: '读不到这个文件，请重新选择。',
};

export const openapi = {
  empty: '还没有开放接口调用',
  emptyHint: '云函数调用 cloud.openapi 后，请求和响应会记在这里。',
  filter: '按接口、函数或访客筛选',
  result: '结果',
  request: '请求',
  response: '响应',
  failures: '只看失败',
  nothing: '没有符合的调用',
};
