// wx.canIUse: `showToast`, `showToast.object.image`, `button.open-type.contact`, `scroll-view`.
import { builtIns } from '../components';
import { nativeTags } from '../engine/native-nodes';

export function canIUse(methods: ReadonlySet<string>, schema: unknown): boolean {
  if (typeof schema !== 'string' || schema === '') return false;
  const [name = '', attribute, option] = schema.split('.');
  if (methods.has(name)) return true;
  const builtIn = builtIns.find(({ tag }) => tag === name);
  if (!builtIn) return attribute === undefined && (nativeTags as readonly string[]).includes(name);
  if (attribute === undefined) return true;
  const property = attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (!Object.hasOwn(builtIn.properties ?? {}, property)) return false;
  return option === undefined || name !== 'button' || property !== 'openType' || openTypes.has(option);
}

const openTypes = new Set([
  'contact',
  'share',
  'getPhoneNumber',
  'getUserInfo',
  'openSetting',
  'agreePrivacyAuthorization',
  'chooseAvatar',
  'launchApp',
]);
