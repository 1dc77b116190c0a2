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

/** What people say around a question to be heard, or to be answered soon; a clause of such words alone is no question. */
export const asides: readonly string[] = [
  '急 急急急 急用 很急 着急 好急 比较急 挺急 急死了 在线等 快点 快 速回 求回复 请回复 麻烦回复 回复一下 回复我 尽快回复 等回复 求助 救命',
  '请教 请教一下 请教下 咨询 咨询一下 咨询下 打听 打听个事 打听一下 问个事 问个问题 有个问题 问个事儿 有个事 有件事 了解一下 了解下 求问 冒昧 冒昧问一句 问一句',
  '好的 好 好嘞 好吧 行 嗯 嗯嗯 哦 哦哦 ok 知道了 明白 明白了 不好意思 抱歉 拜托 拜托了 多谢 谢啦 感谢 谢谢哈 先谢谢 早上好 上午好 中午好 下午好 晚上好 早 嗨 嘿 hey 喂 在 有人 各位 辛苦 辛苦看下',
  '姑娘 闺女 小姐姐 小哥哥 师傅 老师傅 美女 帅哥 大哥 大姐 小同志 小伙子 老铁 宝 宝子 是这样 是这样的 这样的 事情是这样的 你看 跟你说 第一次',
].flatMap((line) => line.split(' '));
