// The user and what he allows: login, settings, privacy, subscriptions, sharing, the two kinds of customer service.
import type { Phone } from '../phone';
import { h } from '../shell/dom';
import { need, stringOr, WxFailure, type Options, type WxTopic } from './method';

const tapNeeded = 'can only be invoked by user TAP gesture.';
/** WeChat 订阅消息: at most three templates of one kind a call. */
const templateLimit = 3;

export function account(phone: Phone): WxTopic {
  const needTap = () => {
    if (!phone.gestures.byTap) throw new WxFailure(tapNeeded);
  };
  return {
    work: {
      login: () => ({ code: `emulator-${crypto.randomUUID().replaceAll('-', '')}` }),
      checkSession: () => undefined,
      getUserInfo: () => ({
        userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0, city: '', province: '', country: '', language: '' },
      }),
      getUserProfile: (options) => {
        needTap();
        need(options, 'desc');
        return {
          userInfo: {
            nickName: '微信用户',
            avatarUrl: '',
            gender: 0,
            city: '',
            province: '',
            country: '',
            language: '',
          },
        };
      },
      getSetting: (options) => ({
        authSetting: {},
        ...(options.withSubscriptions === true ? { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } } : {}),
      }),
      openSetting: () => {
        needTap();
        return { authSetting: {} };
      },
      authorize: () => undefined,
      getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '《用户隐私保护指引》' }),
      requirePrivacyAuthorize: () => {
        phone.privacyAgreed = true;
      },
      openPrivacyContract: async () => {
        await phone.overlays.confirm({
          title: '用户隐私保护指引',
          content: '（模拟器不显示隐私保护指引全文）',
          showCancel: false,
        });
      },
      showShareMenu: () => undefined,
      hideShareMenu: () => undefined,
      updateShareMenu: () => undefined,
      requestSubscribeMessage: (options) => subscribe(phone, options),
      openCustomerServiceChat: (options) => openCustomerServiceChat(phone, options),
    },
  };
}

/** The platform's own sheet; each template may be refused. The emulator counts what was allowed. */
async function subscribe(phone: Phone, options: Options): Promise<Record<string, string>> {
  const ids = need<unknown[]>(options, 'tmplIds', 'Array');
  if (ids.length === 0) throw new WxFailure("TmplIds can't be empty", { errCode: 10001 });
  if (ids.length > templateLimit) throw new WxFailure('Templates count out of max bounds', { errCode: 20003 });
  if (!phone.gestures.byTap) throw new WxFailure(tapNeeded, { errCode: 20000 });
  const { templates } = (await phone.api.get('/subscribe-templates')) as { templates: { id: string; title: string }[] };
  const asked = ids.map((id) => templates.find((template) => template.id === id));
  const known = asked.filter((template) => template !== undefined);
  if (known.length < ids.length)
    throw new WxFailure('No template data return, verify the template id exist', { errCode: 20001 });
  const accepted = await phone.overlays.sheet<ReadonlySet<string>>((finish) => subscribeSheet(known, finish));
  const answers = Object.fromEntries(known.map(({ id }) => [id, accepted.has(id) ? 'accept' : 'reject']));
  await phone.api.post(`/visitors/${encodeURIComponent(phone.openid)}/subscriptions`, { templates: answers });
  return answers;
}

function subscribeSheet(
  templates: readonly { id: string; title: string }[],
  finish: (accepted: ReadonlySet<string>) => void,
): HTMLElement {
  const chosen = new Set(templates.map(({ id }) => id));
  const rows = templates.map(({ id, title }) => {
    const box = h('input', { attrs: { type: 'checkbox', checked: '' } });
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(id);
      else chosen.delete(id);
    });
    return h('label', {}, h('span', { text: title }), box);
  });
  const button = (text: string, answer: ReadonlySet<string>, primary = false) =>
    h('button', {
      class: primary ? 'primary' : '',
      text,
      onClick: () => {
        finish(answer);
      },
    });
  return h(
    'div',
    { class: 'cover bottom' },
    h(
      'div',
      { class: 'subscribe', attrs: { role: 'dialog' } },
      h('b', { text: '申请发送一次以下消息' }),
      ...rows,
      h('div', { class: 'subscribe-actions' }, button('取消', new Set()), button('允许', chosen, true)),
    ),
  );
}

/** WeChat 微信客服: by a tap, with the corporation bound to the mini program. Its chat itself is WeCom's, not ours. */
async function openCustomerServiceChat(phone: Phone, options: Options): Promise<void> {
  if (!phone.gestures.byTap) throw new WxFailure(tapNeeded);
  const extInfo = need<Record<string, unknown>>(options, 'extInfo', 'Object');
  need(extInfo, 'url');
  const corpId = need(options, 'corpId');
  if (!/^https:\/\/work\.weixin\.qq\.com\/kfid\/\w+/.test(stringOr(extInfo, 'url', '')))
    throw new WxFailure('invalid url');
  if (phone.settings.customerServiceCorpId !== corpId) throw new WxFailure('not bind', { errCode: 6 });
  phone.app.cover();
  await phone.overlays.confirm({
    title: '微信客服',
    content: `已打开微信客服\n${stringOr(extInfo, 'url', '')}`,
    showCancel: false,
    confirmText: '返回',
  });
  phone.app.uncover();
}
