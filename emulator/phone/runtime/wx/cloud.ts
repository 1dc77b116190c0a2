// wx.cloud: functions, files and the database of the emulator, as a client may use them.
import type { Phone } from '../phone';
import { cloudFiles } from './cloud-files';
import { database } from './database';
import { asMethod, kindOf, need, WxFailure, type Options, type WxTopic } from './method';

/** Not init: the SDK throws before anything is sent. */
const notReady =
  "Cloud API isn't enabled, please call wx.cloud.init first\n请先调用 wx.cloud.init() 完成初始化后再调用其他云 API。init 方法可传入一个对象用于设置默认配置，详见文档。";

export function cloud(phone: Phone): WxTopic {
  let ready = false;
  const needReady = () => {
    if (!ready) throw new WxFailure(`-1 | errMsg: ${notReady}`, { errCode: -1 });
  };
  const method = (name: string, work: (options: Options) => unknown) =>
    asMethod(
      `cloud.${name}`,
      async (options) => {
        needReady();
        return work(options);
      },
      (error) => {
        phone.report(error);
      },
    );
  return {
    plain: {
      cloud: {
        DYNAMIC_CURRENT_ENV: Symbol.for('DYNAMIC_CURRENT_ENV'),
        init: () => {
          ready = true;
        },
        callFunction: method('callFunction', (options) => callFunction(phone, options)),
        ...Object.fromEntries(Object.entries(cloudFiles(phone)).map(([name, work]) => [name, method(name, work)])),
        database: () => {
          if (!ready) throw new Error(notReady);
          return database(phone);
        },
        CloudID: class CloudID {
          constructor(readonly cloudID: string) {}
        },
      },
    },
  };
}

async function callFunction(phone: Phone, options: Options): Promise<unknown> {
  if (kindOf(options.name) !== 'String') {
    throw refusal(
      -501007,
      `invalid parameters. | errMsg: parameter.name should be string instead of ${kindOf(options.name).toLowerCase()}`,
    );
  }
  const name = need(options, 'name');
  if (!phone.online) throw refusal(-501002, 'resource server timeout | errMsg: request:fail');
  const answer = (await phone.api
    .post('/client/functions', { openid: phone.openid, name, data: plain(options.data) })
    .catch((error: unknown) => {
      throw refusal(-501000, `| errMsg: ${(error as Error).message}`);
    })) as { errCode: number; errMsg: string; requestID: string; result?: unknown };
  if (answer.errCode !== 0)
    throw new WxFailure(answer.errMsg, { errCode: answer.errCode, errMsg: answer.errMsg, requestID: answer.requestID });
  return { result: answer.result, requestID: answer.requestID };
}

/** What goes over the wire is JSON: functions and undefined are left out. */
function plain(data: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(data ?? {}));
  } catch {
    throw refusal(-402001, 'circular reference | errMsg: 循环引用');
  }
}

function refusal(code: number, text: string): WxFailure {
  return new WxFailure(text, { errCode: code, errMsg: `cloud.callFunction:fail Error: errCode: ${code} ${text}` });
}
