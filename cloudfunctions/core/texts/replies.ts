/** What the operator reads about an answer that cannot be sent; each follows 「回复」 or 「回复第 2 条」. */
export const replyProblems = {
  empty: '是空的',
  missing: (field: string) => `缺少 ${field}，或写法不对`,
  unknownForm: '看不懂：可以是一段文字，或 {"type": "text" | "image" | "link" | "miniprogrampage", …}',
  tooLong: (bytes: number, limit: number) =>
    `太长：${bytes} 字节，微信最多 ${limit} 字节（约 ${Math.floor(limit / 3)} 个汉字），请分成几条`,
  badUrl: (url: string) => `的链接地址不对：${url.slice(0, 60)}，要以 https:// 开头`,
  badPicture: (picture: string) =>
    `的图片「${picture.slice(0, 60)}」发不出去：请先把图片上传到云存储，写它的 cloud:// 文件 ID`,
  unknownPage: (path: string) =>
    `的页面「${path}」不在小程序 app.json 里，顾客点了会打不开：请照 app.json 里的路径写，如 pages/home/home`,
  unknownVariable: (name: string) =>
    `里的 {{${name}}} 没有对应的设置：请在 settings 里加一条 name 是「${name}」的，或改正名字`,
} as const;
