// A file's bytes as the text that a page asks for, and text as a file's bytes.
import { kindOf, WxFailure } from './method';

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

/** Text to bytes, by the same names. */
const encoders: Readonly<Record<string, (text: string) => Uint8Array<ArrayBuffer>>> = {
  ascii: (text) => letters(text, 0x7f),
  base64: (text) => letters(atob(text), 0xff),
  binary: (text) => letters(text, 0xff),
  hex: (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  'ucs-2': twoBytes,
  ucs2: twoBytes,
  'utf-16le': twoBytes,
  utf16le: twoBytes,
  'utf-8': (text) => new TextEncoder().encode(text),
  utf8: (text) => new TextEncoder().encode(text),
  latin1: (text) => letters(text, 0xff),
};

/**
 * What writeFile is given: text in an encoding, utf8 unless another is named, or bytes.
 * @throws WxFailure for anything else, and for a name that is none of WeChat's encodings
 */
export function encoded(data: unknown, encoding: unknown): Uint8Array<ArrayBuffer> {
  if (isBuffer(data)) return new Uint8Array(data).slice();
  if (typeof data !== 'string')
    throw new WxFailure(`parameter error: parameter.data should be String or ArrayBuffer instead of ${kindOf(data)};`);
  const name = encoding ?? 'utf8';
  const encode = typeof name === 'string' && Object.hasOwn(encoders, name) ? encoders[name] : undefined;
  if (encode === undefined) throw new WxFailure(`invalid encoding "${typeof name === 'string' ? name : typeof name}"`);
  return encode(data);
}

function isBuffer(data: unknown): data is ArrayBuffer {
  return kindOf(data) === 'ArrayBuffer';
}

function letters(text: string, mask: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & mask);
}

function twoBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at * 2] = text.charCodeAt(at) & 0xff;
    bytes[at * 2 + 1] = text.charCodeAt(at) >> 8;
  }
  return bytes;
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
