// Elements of the phone's own frame, written short. The mini program's elements come from glass-easel, never from here.

type Child = Node | string | null | undefined | false;
export interface Props {
  class?: string;
  text?: string;
  title?: string;
  style?: Partial<CSSStyleDeclaration>;
  attrs?: Readonly<Record<string, string>>;
  onClick?: (event: MouseEvent) => void;
}

/** `h('div', {class: 'toast'}, 'text', child)` */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class) element.className = props.class;
  if (props.text !== undefined) element.textContent = props.text;
  if (props.title !== undefined) element.title = props.title;
  if (props.style) Object.assign(element.style, props.style);
  for (const [name, value] of Object.entries(props.attrs ?? {})) element.setAttribute(name, value);
  if (props.onClick) (element as HTMLElement).addEventListener('click', props.onClick);
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/** An inline SVG drawn with the text's colour. */
export function icon(path: string, size = 24): HTMLElement {
  const holder = h('span', { class: 'glyph', style: { width: `${size}px`, height: `${size}px` } });
  holder.innerHTML = `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;
  return holder;
}
