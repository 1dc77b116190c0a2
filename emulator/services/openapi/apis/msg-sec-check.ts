// security.msgSecCheck (WeChat: 文本内容安全识别). The second version answers with a verdict; the first one, frozen since
// 2021-09-01, refuses what is risky.
import { OK, type Api, type World } from '../api';
import { SAFETY_SCENES, SAFETY_TEXT_MAX } from '../constants';
import { optionalText, textIn } from '../params';
import type { OpenapiAnswer } from '../protocol';
import { Refusal, requestId } from '../refusal';
import type { SafetyVerdict } from '../safety';
import { recentVisitor } from '../visited';

type Params = Readonly<Record<string, unknown>>;

export const msgSecCheck: Api = {
  name: 'security.msgSecCheck',
  about: 'openid',
  run({ params }, world) {
    const content = textIn(params, 'content', 44002);
    if (Array.from(content).length > SAFETY_TEXT_MAX) throw new Refusal(45002);
    if (params.version === undefined) return firstVersion(content, world);
    if (params.version !== 2) throw new Refusal(47001, 'version');
    return secondVersion(content, params, world);
  },
};

function firstVersion(content: string, world: World): OpenapiAnswer {
  if (world.settings.msgSecCheckV1 === 'refuse') throw new Refusal(47001, 'version');
  if (world.safety.check(content).suggest === 'risky') throw new Refusal(87014);
  return OK;
}

function secondVersion(content: string, params: Params, world: World): OpenapiAnswer {
  if (!SAFETY_SCENES.includes(params.scene)) throw new Refusal(40129);
  recentVisitor(params, world);
  const texts = [content, optionalText(params, 'title'), optionalText(params, 'nickname')];
  if (params.scene === 1) texts.push(optionalText(params, 'signature'));
  const verdict = world.safety.check(texts.filter((text) => text !== null).join('\n'));
  const { suggest, label } = verdict;
  return {
    json: { errcode: 0, errmsg: 'ok', trace_id: requestId(), result: { suggest, label }, detail: detail(verdict) },
  };
}

function detail({ suggest, label, found }: SafetyVerdict) {
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 };
  const words = found.map((word) => ({
    strategy: 'keyword',
    errcode: 0,
    suggest: word.suggest,
    label: word.label,
    level: word.suggest === 'risky' ? 90 : 50,
    keyword: word.word,
  }));
  return [model, ...words];
}
