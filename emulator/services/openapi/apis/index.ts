// Every API the emulator answers; all other names are -604100.
import type { Api } from '../api';
import { send, setTyping } from './customer-service-message';
import { msgSecCheck } from './msg-sec-check';

export const APIS: ReadonlyMap<string, Api> = new Map([send, setTyping, msgSecCheck].map((api) => [api.name, api]));
