// What the command line says: who reads it writes Chinese or English, so each line comes in both.
export const texts = {
  usage: `用法 / usage:
  cli auto --project DIR --auto-port N [--auto-account OPENID]   开一个模拟器，供 miniprogram-automator 连接 / serves the automation port
  cli close --project DIR                                       关掉这个项目的模拟器 / ends the emulators of this project
  cli quit                                                      关掉 cli 开的所有模拟器 / ends all that cli has started
要看着它运行：npm start -- --project DIR / to look at it: npm start -- --project DIR`,
  version: (version: string) => `emulator ${version}`,
  noCommand: '没有写命令。 / No command.',
  unknown: (name: string) => `没有「${name}」这个命令。 / There is no command "${name}".`,
  noProject:
    '缺少 --project DIR：project.config.json 所在的文件夹。 / --project DIR is missing: the folder of project.config.json.',
  notAProject: (folder: string) => `${folder} 里没有 project.config.json。 / ${folder} has no project.config.json.`,
  noPort: '缺少 --auto-port N：要监听的端口，1 到 65535。 / --auto-port N is missing: the port to serve, 1 to 65535.',
  login: '模拟器不需要登录。 / Nobody has to sign in to the emulator.',
  isLogin: '{"login":true}',
  open: '模拟器没有窗口可开，什么也没做：自动化用 cli auto，要看着它运行用 npm start -- --project DIR。 / The emulator has no window to open, so nothing was done: use cli auto for automation, or npm start -- --project DIR to look at it.',
  closed: (count: number) => `关掉了 ${count} 个模拟器。 / ${count} closed.`,
  nothingOpen: '没有 cli 开着的模拟器。 / No emulator that cli has started is running.',
  notClosed: (ports: readonly number[]) =>
    `端口 ${ports.join('、')} 上的模拟器没有回应，没有关掉。 / No answer on port ${ports.join(', ')}: not closed.`,
  npm: '不用构建 npm：模拟器直接用 miniprogram_npm 或 node_modules 里的包。正式发布前仍要在开发者工具里构建。 / No need: the emulator takes packages from miniprogram_npm or node_modules as they are. DevTools still builds them before a release.',
  noCache:
    '没有要清的缓存：cli 开的模拟器只把数据放在内存里。 / Nothing to clean: an emulator that cli starts keeps everything in memory.',
  watched:
    '不用重置：模拟器一直看着文件，改了就重新编译。 / No need: the emulator watches the files and compiles what changes.',
  wechatOnly: (name: string) =>
    `「${name}」要连微信的服务器，模拟器做不到：请用微信开发者工具的 cli，或 miniprogram-ci（npm i -D miniprogram-ci）。 / "${name}" needs WeChat's servers, which the emulator is not: use the cli of WeChat DevTools, or miniprogram-ci.`,
  devToolsOnly: (name: string) =>
    `「${name}」是开发者工具自己的功能，模拟器没有：请用微信开发者工具的 cli。 / "${name}" is DevTools' own and the emulator has none: use the cli of WeChat DevTools.`,
} as const;
