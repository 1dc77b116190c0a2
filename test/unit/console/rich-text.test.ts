import { piecesOf } from '../../../emulator/console/phone/richText';

describe('the text of a message', () => {
  it('a mini program text link keeps its path and loses its tag', () => {
    const text =
      '请看<a href="https://a.cn" data-miniprogram-appid="wx1" data-miniprogram-path="pages/a?b=1">商品页</a>。';
    expect(piecesOf(text)).toEqual([
      { kind: 'text', text: '请看' },
      { kind: 'page', text: '商品页', path: 'pages/a?b=1', appid: 'wx1' },
      { kind: 'text', text: '。' },
    ]);
  });

  it('a web address is a link without a tag, up to Chinese punctuation', () => {
    expect(piecesOf('见 https://a.cn/x?y=1。谢谢')).toEqual([
      { kind: 'text', text: '见 ' },
      { kind: 'web', text: 'https://a.cn/x?y=1', href: 'https://a.cn/x?y=1' },
      { kind: 'text', text: '。谢谢' },
    ]);
  });

  it.each([
    '<a href="javascript:alert(1)">点我</a>',
    '<img src=x onerror=alert(1)>',
    '<a>空</a>',
    '<a href="https://a.cn',
    '1 < 2 && 3 > 2',
  ])('%s stays the text that was written', (text) => {
    const pieces = piecesOf(text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.every((piece) => piece.kind !== 'web' || piece.href.startsWith('https://'))).toBe(true);
  });
});
