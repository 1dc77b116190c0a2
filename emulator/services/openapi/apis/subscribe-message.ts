// subscribeMessage.send (WeChat: 发送订阅消息).
import { own } from '../../../own';
import { OK, type Api } from '../api';
import { pageExists } from '../app-pages';
import { objectIn, optionalText } from '../params';
import { Refusal } from '../refusal';
import { fieldProblem } from '../template-fields';

const STATES: readonly unknown[] = [undefined, 'developer', 'trial', 'formal'];
const LANGUAGES: readonly unknown[] = [undefined, 'zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

export const sendSubscribeMessage: Api = {
  name: 'subscribeMessage.send',
  about: 'touser',
  run({ params }, world) {
    const { chat, subscriptions } = world;
    const { touser, template_id, miniprogram_state, lang } = params;
    if (typeof touser !== 'string' || !chat.has(touser)) throw new Refusal(40003);
    const template = subscriptions.template(template_id);
    if (!template) throw new Refusal(40037);
    if (!STATES.includes(miniprogram_state)) throw new Refusal(47001, 'miniprogram_state');
    if (!LANGUAGES.includes(lang)) throw new Refusal(47001, 'lang');
    const given = objectIn(params, 'data');
    const data: Record<string, string> = {};
    for (const name of Object.keys(template.fields)) {
      const value = valueOf(given[name]);
      const problem = fieldProblem(name, value);
      if (problem !== null) throw new Refusal(47003, problem);
      data[name] = String(value);
    }
    const page = optionalText(params, 'page');
    if (page !== null && !pageExists(page, world)) throw new Refusal(41030);
    if ((own(subscriptions.left(touser), template.id) ?? 0) <= 0) throw new Refusal(43101);
    subscriptions.deliver(touser, template, { page, data });
    return OK;
  },
};

function valueOf(field: unknown): string | number | undefined {
  if (typeof field !== 'object' || field === null) return undefined;
  const { value } = field as { value?: unknown };
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
