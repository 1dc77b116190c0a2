// The page as WXML text, for programs that look at it.
import { domOf, nodeOf } from '../glass';

export function wxmlOf(dom: HTMLElement, type: 'inner' | 'outer'): string {
  return type === 'outer' ? write(dom) : Array.from(dom.childNodes, write).join('');
}

function write(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\n/g, '');
  if (!(node instanceof HTMLElement)) return '';
  const owner = nodeOf(node);
  const inner = Array.from(node.childNodes, write).join('');
  // What a built-in draws for itself is not part of the page's WXML.
  if (!owner || domOf(owner) !== node) return inner;
  const tag = node.tagName.toLowerCase().replace(/^wx-/, '');
  const attributes = Array.from(node.attributes)
    .filter(({ name }) => name !== 'wx-host')
    .map(({ name, value }) => ` ${name}="${value.replaceAll('"', '&quot;')}"`);
  return `<${tag}${attributes.join('')}>${inner}</${tag}>`;
}
