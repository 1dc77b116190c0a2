// The one door to glass-easel, WeChat's own component framework, with the names the phone uses for its parts.
import { component, glassEasel } from 'glass-easel-miniprogram-adapter';

export { MiniProgramEnv, type CodeSpace, type ComponentEnv, type Root } from 'glass-easel-miniprogram-adapter';
export { glassEasel };
export const ComponentCaller = component.ComponentCaller;
/** `this` of a page or component. */
export interface Caller extends Record<string, unknown> {
  readonly _$: GlassComponent;
  readonly is: string;
  readonly data: Record<string, unknown>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
}
export type GlassElement = glassEasel.Element;
export type GlassComponent = glassEasel.GeneralComponent;

/** The glass-easel node that a DOM node belongs to: its own, or its nearest ancestor's. */
export function nodeOf(dom: Node | null): GlassElement | null {
  for (let at: Node | null = dom; at; at = at.parentNode) {
    const node = (at as { __wxElement?: GlassElement }).__wxElement;
    if (node) return node;
  }
  return null;
}

/** The DOM element behind a node; null for virtual hosts and nodes without one. */
export function domOf(node: GlassElement): HTMLElement | null {
  const dom = node.getBackendElement() as unknown;
  return dom instanceof HTMLElement ? dom : null;
}

export function isElement(node: unknown): node is GlassElement {
  return glassEasel.Element.isElement(node);
}

export function isComponent(node: unknown): node is GlassComponent {
  return glassEasel.Component.isComponent(node);
}

/** `this` of the component that wrote the node into its template. */
export function ownerOf(node: GlassElement): GlassComponent | null {
  return node.ownerShadowRoot?.getHostNode() ?? null;
}

export function callerOf(node: GlassComponent): Caller {
  return node.getMethodCaller() as unknown as Caller;
}

/** A method that a page or component has by its own definition; not what every object has, such as `toString`. */
export function methodOf(caller: Caller, name: string): ((...args: unknown[]) => unknown) | undefined {
  const found = caller[name];
  const isInherited = name === 'constructor' || found === Reflect.get(Object.prototype, name);
  return typeof found === 'function' && !isInherited ? (found as (...args: unknown[]) => unknown) : undefined;
}

/** WeChat's name of a node: `view`, `t-button`, … */
export function tagOf(node: GlassElement): string {
  if (glassEasel.NativeNode.isNativeNode(node)) return node.is;
  return isComponent(node) ? (node as unknown as { tagName: string }).tagName : 'virtual';
}
