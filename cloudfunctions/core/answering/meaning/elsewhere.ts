import { compileKeywords, type Keywords } from '../keywords';

/**
 * Words that carry the matter of what people ask about other parts of life: money to borrow, work, offices, health, school,
 * the weather, entertainment, love, food, animals, travel, the home, machines, the world. A shop that deals in one of them
 * has it in its own wordings, and there it counts for nothing.
 */
const elsewhere: readonly string[] = [
  '借钱 借我 欠钱 还钱 贷款 房贷 车贷 网贷 征信 逾期 利率 利息 存款 理财 基金 股票 股市 大盘 炒股 比特币 黄金 汇率 美元 日元 保险 车险 社保 医保 公积金 养老金 退休 工资 薪水 奖金 年终奖',
  '个税 彩票 双色球 中奖号码 赌博 打麻将 红包封面 招人 招工 招聘 招不招 招员工 招兼职 应聘 面试 简历 岗位 兼职 实习 暑假工 寒假工 临时工 求职 找工作 辞职 离职 跳槽 加班 升职 同事关系 五险一金',
  '包吃住 试用期 劳动仲裁 失业 考公 公务员 事业单位 教师资格 驾校 驾照 驾驶证 科目一 科目二 科目三 违章 扣分 罚款 身份证 户口 户口本 护照 签证 通行证 居住证 结婚证 离婚 民政局 派出所 公安局 政务',
  '税务局 法院 律师 打官司 起诉状 判刑 醉驾 报警 警察 交警 小偷 诈骗 车祸 医院 挂号 医生 看病 看牙 牙疼 牙医 感冒 发烧 咳嗽 头疼 头痛 嗓子疼 肚子疼 腰疼 住院 手术费 打针 疫苗 核酸 新冠 艾滋',
  '癌症 月经 避孕 流产 近视 眼镜 体检 减肥 脱发 祛痘 美白 变白 整容 护肤 面膜 口红 化妆 香水 洗发水 牙膏 卫生纸 纸尿裤 奶粉 奶瓶 幼儿园 小学 初中 高中 大学 高考 中考 考研 复试 分数线 志愿',
  '四级 六级 雅思 托福 论文 毕业 作业 作文 数学 语文 英语 物理 化学 方程 函数 几何 历史题 学费 奖学金 补习 家教 宿舍 图书馆 班主任 家长会 天气 下雨 下雪 气温 多少度 台风 地震 雾霾 空气质量',
  '星期几 几月几号 农历 黄历 星座 运势 生肖 属相 算命 风水 解梦 周公 起名 塔罗 笑话 段子 讲故事 鬼故事 唱歌 唱首 跳舞 背诗 写诗 古诗 成语 接龙 谜语 脑筋急转弯 下棋 围棋 象棋 打牌 斗地主 游戏',
  '王者荣耀 王者 吃鸡 原神 段位 上分 皮肤 电影 电视剧 综艺 追剧 动漫 小说 明星 演唱会 歌手 导演 新闻 足球 篮球 世界杯 奥运 国足 比赛 冠军 球队 直播间刷礼物 男朋友是谁 恋爱 失恋 分手 表白 相亲',
  '约会 暗恋 喜欢我 爱我 爱你 想你 嫁给我 娶 单身 结婚没 结婚了吗 彩礼 婚纱 婚礼怎么办 婆媳 吵架 出轨 劈腿 寂寞 无聊 心情 难过 想哭 抑郁 活着 人生 意义 孤独 聊天 聊聊 唠嗑 漂亮吗 帅不帅',
  '好看吗你 几岁 多大年纪 年龄 星球 身高多少 红烧肉 鱼香肉丝 宫保鸡丁 排骨 饺子 面条 包子 馒头 米饭 炒菜 做菜 做饭 早餐 午饭 晚饭 中午吃 今晚吃 吃什么 火锅 烧烤 麻辣烫 肯德基 麦当劳 星巴克 瑞幸',
  '外卖 美团 饿了么 奶茶 啤酒 白酒 红酒 香烟 抽烟 打火机 猪肉 牛肉 羊肉 鸡蛋 大米 蔬菜 西瓜 葡萄 苹果手机 香蕉 榴莲 蛋糕 饭店 餐厅 饭馆 美食 猫咪 小猫 狗狗 小狗 狗粮 猫粮 我的猫 我的狗',
  '我家猫 我家狗 宠物 仓鼠 金鱼 鹦鹉 养鱼 养花 浇花 浇水 多肉 绿萝 发财树 盆栽 种菜 化肥 遛狗 火车 火车票 高铁 动车 飞机 机票 航班 机场 改签 地铁 公交 打车 滴滴 出租车 共享单车 电动车 摩托车',
  '自行车 汽车 开车 堵车 加油 油价 加油站 充电桩 违停 洗车 修车 买车 二手车 车票 船票 旅游 景点 景区 门票 攻略 酒店 宾馆 民宿 住宿 退房 迪士尼 爬山 租车 导游 露营 租房 房租 房东 房价 首付',
  '买房 二手房 装修 物业 电费 水费 燃气 煤气 宽带 网速 路由器 无线网 wifi 密码锁 话费 流量 信号 充话费 手机壳 手机没电 充电宝 充电器 电脑 笔记本电脑 蓝屏 死机重启 打印机 键盘 鼠标 显卡 耳机',
  '相机 软件 下载 安装包 浏览器 病毒 黑客 编程 代码 程序员 写代码 python java excel ppt word 文案 翻译 检讨 合同模板 祝福语怎么写 朋友圈 公众号怎么 抖音 快手 涨粉 微博',
  '小红书账号 qq 知乎 百度 谷歌 chatgpt deepseek 人工智能 机器人比赛 大模型 淘宝 拼多多 砍一刀 砍价 闲鱼 刷单 投票 帮我点赞 拉票 洗衣机 空调 冰箱 电视机 电视 马桶 下水道 水管 灯泡',
  '门锁 开锁 搬家 保洁 家政 保姆 月嫂 裁缝 理发 烫头发 剪头发 美甲 纹身 按摩 健身 瑜伽 跑步 游泳 羽毛球 篮球场 衣服 裤子 裙子 鞋子 鞋 袜子 帽子 羽绒服 手表 项链 戒指 钻石 沙发 床垫 自拍',
  '厕所 洗手间 卫生间 加个好友 谁赢 首都 总统 主席 国家 人口 长城 地球 月亮 太阳 火星 宇宙 黑洞 光速 恐龙 相对论 量子 物理学 历史 朝代 皇帝 秦始皇 鲁迅 红楼梦 诺贝尔 战争 打仗 导弹 政治 宗教',
  '上帝 灵魂 世界上 世界最 代购 推销 推广 做广告 打广告 代运营 做网站 刷好评 卖保险 办信用卡 网络推广 收二手 回收 寄养 代写 代驾 跑腿 红包发我 转我 发我红包 请我吃饭 银行几点 电费单 快递员工资',
].flatMap((line) => line.split(' '));

let compiled: Keywords | undefined;

/** Which of these words stand in a text, by their numbers. @param text as matching sees it */
export function mattersIn(text: string): Set<number> {
  compiled ??= compileKeywords(elsewhere);
  const found = new Set<number>();
  compiled.scan(text, (word) => found.add(word));
  return found;
}

/** How much of a text is taken by such words, 0 to 1. @param known those the shop speaks of itself */
export function shareElsewhere(text: string, known: (word: number) => boolean): number {
  compiled ??= compileKeywords(elsewhere);
  const taken = new Uint8Array(text.length);
  compiled.scan(text, (word, start, end) => {
    if (!known(word)) taken.fill(1, start, end);
  });
  return taken.reduce((sum, each) => sum + each, 0) / Math.max(1, text.length);
}
