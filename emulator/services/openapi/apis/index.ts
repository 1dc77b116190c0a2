// Every API the emulator answers; all other names are -604100.
import type { Api } from '../api';
import { send, setTyping } from './customer-service-message';
import { getMedia, getTempMedia, uploadMedia, uploadTempMedia } from './media';
import { imgSecCheck, mediaCheckAsync } from './media-check';
import { msgSecCheck } from './msg-sec-check';
import { sendSubscribeMessage } from './subscribe-message';
import { getUnlimited } from './wxacode';

const all = [
  send,
  setTyping,
  uploadMedia,
  getMedia,
  uploadTempMedia,
  getTempMedia,
  msgSecCheck,
  imgSecCheck,
  mediaCheckAsync,
  sendSubscribeMessage,
  getUnlimited,
];
export const APIS: ReadonlyMap<string, Api> = new Map(all.map((api) => [api.name, api]));
