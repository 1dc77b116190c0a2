// The template of every built-in component: what WeChat's page sees (properties, events) on one side, the DOM the
// phone draws with on the other. A component's file gives a `BuiltIn`; this makes glass-easel's definition of it.
import { domOf, isComponent, type Caller, type CodeSpace, type GlassComponent } from '../glass';
import { fire } from '../engine/events';
import { truthy } from '../engine/native-nodes';
import { runAnimation, type ExportedAnimation } from '../engine/animation';
import type { Phone } from '../phone';

type PropertyType =
  StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null;
type Property = PropertyType | { readonly type: PropertyType; readonly value: unknown };
type Values = Readonly<Record<string, unknown>>;

/** One placed component, as its own file handles it. `S` is what it remembers. */
export class Mounted<S = unknown> {
  state!: S;

  constructor(
    readonly node: GlassComponent,
    readonly element: HTMLElement,
    readonly phone: Phone,
  ) {}

  /** The properties now. */
  get props(): Values {
    return this.node.data;
  }

  text(name: string): string {
    const value = this.props[name];
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  number(name: string): number {
    return Number(this.props[name]);
  }

  on(name: string): boolean {
    return this.props[name] === true;
  }

  /** Fires an event of the component; it does not bubble, as WeChat's do not. */
  emit(
    name: string,
    detail: unknown = {},
    options: { bubbles?: boolean; onHandled?: (returned: unknown) => void } = {},
  ): void {
    fire(this.node, name, detail, options);
  }

  /** Changes own properties as the user's action did: `model:` bindings follow. */
  set(values: Record<string, unknown>): void {
    this.node.setData(values as never);
  }
}

export interface BuiltIn<S = unknown> {
  readonly tag: string;
  readonly properties?: Readonly<Record<string, Property>>;
  /** Draws itself, once, when it is put into the page. */
  mounted?(self: Mounted<S>): void;
  /** Draws what the properties say; after mounting and after every change. */
  updated?(self: Mounted<S>): void;
  removed?(self: Mounted<S>): void;
  /** What a form collects under the component's `name`; only of form fields. */
  value?(self: Mounted<S>): unknown;
  /** Back to the state a form's reset asks for. */
  reset?(self: Mounted<S>): void;
  /** A tap on a `label` that belongs to the component. */
  labelTapped?(self: Mounted<S>): void;
  /** What a program may do instead of a finger (the automation bridge); names as the automator calls them. */
  readonly actions?: Readonly<Record<string, (self: Mounted<S>, ...args: never[]) => unknown>>;
}

const mountedByNode = new WeakMap<GlassComponent, { self: Mounted; builtIn: BuiltIn }>();

/** The built-in that a node is, with its state; null for anything else. */
export function builtInOf(node: unknown): { self: Mounted; builtIn: BuiltIn } | null {
  return mountedByNode.get(node as GlassComponent) ?? null;
}

/** Whether a node, mounted or not, is one of WeChat's components. */
export function isBuiltIn(node: unknown): boolean {
  return isComponent(node) && node.is.startsWith(path);
}

const path = '__builtin/';

/** Every built-in has these. */
const common: Readonly<Record<string, Property>> = { hidden: Boolean, animation: null };

/** Defines built-ins in the global space; returns their types by tag. */
export function defineBuiltIns(
  space: CodeSpace,
  builtIns: readonly BuiltIn[],
  phone: Phone,
): ReadonlyMap<string, unknown> {
  const types = new Map<string, unknown>();
  for (const builtIn of builtIns) {
    const mount = (caller: Caller) => {
      const node = caller._$;
      const element = domOf(node);
      if (!element) return;
      const self = new Mounted(node, element, phone);
      mountedByNode.set(node, { self, builtIn });
      builtIn.mounted?.(self);
      update(node);
    };
    const type = space
      .component(path + builtIn.tag)
      .definition({
        properties: { ...common, ...builtIn.properties } as never,
        observers: {
          '**'(this: Caller) {
            update(this._$);
          },
        } as never,
        lifetimes: {
          attached(this: Caller) {
            mount(this);
          },
          detached(this: Caller) {
            const known = mountedByNode.get(this._$);
            if (known) builtIn.removed?.(known.self);
            mountedByNode.delete(this._$);
          },
        },
      })
      .register();
    types.set(builtIn.tag, (type as unknown as { _$: unknown })._$);
  }
  return types;
}

function update(node: GlassComponent): void {
  const known = mountedByNode.get(node);
  if (!known) return;
  const { self, builtIn } = known;
  self.element.toggleAttribute('hidden', truthy(self.props.hidden));
  const { animation } = self.props;
  if (typeof animation === 'object' && animation !== null && 'actions' in animation)
    runAnimation(self.element, animation as ExportedAnimation);
  builtIn.updated?.(self);
}
