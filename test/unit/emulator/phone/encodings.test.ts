import { decoded, encoded } from '../../../../emulator/phone/runtime/wx/encodings';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

it.each([
  ['utf8', 'e88cb6', '茶'],
  ['utf-8', 'efbbbfe88cb6', '\ufeff茶'],
  ['utf16le', '3683', '茶'],
  ['ucs2', '3683', '茶'],
  ['hex', 'e88cb6', 'e88cb6'],
  ['base64', 'e88cb6', '6Iy2'],
  ['latin1', 'e9', 'é'],
  ['ascii', 'e9', 'i'],
])('a file read as %s', (encoding, hex, text) => {
  expect(decoded(bytes(hex), encoding)).toBe(text);
});

it('without an encoding a file is its bytes, and an unknown one is refused by name', () => {
  expect(new Uint8Array(decoded(bytes('e88cb6'), undefined) as ArrayBuffer)).toEqual(bytes('e88cb6'));
  for (const encoding of ['gbk', 'toString', 8]) expect(() => decoded(bytes(''), encoding)).toThrow('invalid encoding');
});

it.each(['utf8', 'utf16le', 'hex', 'base64', 'latin1', 'ascii'])(
  'a file written as %s is read as it was',
  (encoding) => {
    const given = 'b6e9b6e9';
    expect(decoded(encoded(given, encoding), encoding)).toBe(given);
  },
);
