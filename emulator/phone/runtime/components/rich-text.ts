// <rich-text>: trusted tags only, no events, no scripts.
import { phoneUnits } from '../engine/units';
import type { BuiltIn } from './built-in';

interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: readonly RichNode[];
  readonly text?: string;
}

/** WeChat rich-text 受信任的节点. */
const trusted = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 ' +
    'header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const attributes = new Set([
  'class',
  'style',
  'width',
  'height',
  'alt',
  'src',
  'start',
  'type',
  'colspan',
  'rowspan',
  'align',
  'dir',
  'span',
]);

export const richText: BuiltIn<{ given: unknown }> = {
  tag: 'rich-text',
  properties: { nodes: null, space: String, userSelect: Boolean, mode: String },
  mounted(self) {
    self.state = { given: undefined };
  },
  updated(self) {
    const { nodes } = self.props;
    if (nodes === self.state.given) return;
    self.state.given = nodes;
    const children =
      typeof nodes === 'string' ? fromHtml(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]).map(draw) : [];
    self.element.replaceChildren(...children.filter((child) => child !== null));
    self.element.toggleAttribute('user-select', self.on('userSelect'));
  },
};

function fromHtml(html: string): (Node | null)[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(parsed.body.childNodes, copy);
}

function copy(node: Node): Node | null {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.textContent ?? '');
  if (!(node instanceof Element)) return null;
  const attrs = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
  return element(node.tagName.toLowerCase(), attrs, Array.from(node.childNodes, copy));
}

function draw(node: RichNode): Node | null {
  if (node.type === 'text' || node.text !== undefined) {
    const holder = document.createElement('textarea');
    holder.innerHTML = node.text ?? '';
    return document.createTextNode(holder.value);
  }
  return element((node.name ?? '').toLowerCase(), node.attrs ?? {}, (node.children ?? []).map(draw));
}

function element(name: string, attrs: Readonly<Record<string, unknown>>, children: (Node | null)[]): Node | null {
  if (!trusted.has(name)) return null;
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    if (!attributes.has(key)) continue;
    if (key === 'src' && !/^(https?:|data:image\/|\/)/i.test(String(value))) continue;
    made.setAttribute(key, key === 'style' ? phoneUnits(String(value)) : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}
