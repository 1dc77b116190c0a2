// A file's bytes as the text that a page asks for.
import { WxFailure } from './method';

/** WeChat: FileSystemManager.readFile, 合法的 encoding. */
const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  ascii: (bytes) => latin1(bytes.map((byte) => byte & 0x7f)),
  base64: (bytes) => btoa(latin1(bytes)),
  binary: latin1,
  hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  'ucs-2': utf16,
  ucs2: utf16,
  'utf-16le': utf16,
  utf16le: utf16,
  'utf-8': utf8,
  utf8,
  latin1,
};

/** @throws WxFailure for a name that is none of WeChat's encodings */
export function decoded(bytes: Uint8Array, encoding: unknown): ArrayBuffer | string {
  if (encoding === undefined) return bytes.slice().buffer;
  const decode = typeof encoding === 'string' && Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decode === undefined)
    throw new WxFailure(`invalid encoding "${typeof encoding === 'string' ? encoding : typeof encoding}"`);
  return decode(bytes);
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
}
