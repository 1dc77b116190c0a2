// Slots without `multipleSlots`: on a phone everything goes into the slot that has no name, wherever it stands, and a
// component whose slots all have names shows nothing of it. glass-easel would take the first slot, named or not.
import { glassEasel, isElement } from '../glass';

interface SlotOptions {
  readonly multipleSlots?: unknown;
  readonly dynamicSlots?: unknown;
}
type ShadowRoot = glassEasel.ShadowRoot;
type Node = Parameters<ShadowRoot['getContainingSlot']>[0];

export class SingleSlots {
  readonly #single = new Set<string>();

  /** @param warn told once about components that hide what is put into them */
  constructor(private readonly warn: (text: string) => void) {
    const prototype = glassEasel.ShadowRoot.prototype;
    const containing = Object.getOwnPropertyDescriptor(prototype, 'getContainingSlot')?.value as (
      this: ShadowRoot,
      node: Node,
    ) => glassEasel.Element | null;
    const find = (root: ShadowRoot, node: Node) => this.#find(root, node, containing);
    prototype.getContainingSlot = function (this: ShadowRoot, node) {
      return find(this, node);
    };
  }

  /** What a definition's slot options become: several slots for glass-easel, one for the mini program. */
  optionsFor(path: string, options: SlotOptions): { multipleSlots?: true } {
    if (options.dynamicSlots === true || options.multipleSlots === true) return {};
    this.#single.add(path);
    return { multipleSlots: true };
  }

  #find(
    root: ShadowRoot,
    node: Node,
    containing: (this: ShadowRoot, node: Node) => glassEasel.Element | null,
  ): glassEasel.Element | null {
    const { is } = root.getHostNode();
    if (!this.#single.has(is)) return containing.call(root, node);
    const slot = root.getSlotElementFromName('');
    // What is put into a component may be there before the component's own tree is.
    if (slot === null && isElement(node))
      queueMicrotask(() => {
        if (root.getSlotElementFromName('') === null && hasSlot(root))
          this.warn(`${is}: all its slots have names, so it shows nothing without options: { multipleSlots: true }.`);
      });
    return Array.isArray(slot) ? (slot[0] ?? null) : slot;
  }
}

function hasSlot(root: ShadowRoot): boolean {
  let found = false;
  root.forEachSlot(() => {
    found = true;
    return false;
  });
  return found;
}
