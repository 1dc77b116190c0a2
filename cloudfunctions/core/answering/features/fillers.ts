/** What people put around a question. None of these tells one question from another. */
export const particles: readonly string[] = [
  '请问一下 请问 问一下 问下 想问 想知道 我想 我要 麻烦 帮我看下 帮我看看 帮忙 帮我 给我 一下 看下 看看 那个 这个 就是 然后 的话',
  '我们 你们 咱们 你家 我的 我 你 您 咱 吗 嘛 呢 吧 啊 呀 哦 噢 哈 呗 哎 诶 嗯 啦 了 的 得 地 着 么 可不可以 可以不 可以 能不能 能否',
  '是不是 是否 有没有 到底 现在 具体 大概 一般 还是 或者 如果 要是 因为 所以 但是 不过 其实 应该 需要 我买 都 就 也 很 太 又 把',
].flatMap((line) => line.split(' '));

/** What people say to be polite: beside a question it means nothing, alone it is a greeting or thanks. */
export const courtesies: readonly string[] = [
  '你好 您好 亲亲 亲 老板 掌柜 店家 哈喽 hello hi 在吗 在不在 有人吗 客服小姐姐 客服你好 客服您好 你好客服 您好客服 客服在吗',
  '谢谢 谢了 辛苦了 打扰了 打扰下 打扰一下',
].flatMap((line) => line.split(' '));

/** Questions that leave open what they ask about: beside a matter they help, alone nobody can know what is meant. */
export const vague: readonly string[] = [
  '怎么办 怎么 为什么 为啥 怎样 如何 什么 啥 哪个 哪些 哪里 多少 几 没有 没 有 不行 不 还 好 行 是 对 会 说 看 知道 东西 问题',
  '怎么回事 什么意思 人 那 这 处理 操作 解决 弄 办 搞 情况',
].flatMap((line) => line.split(' '));
