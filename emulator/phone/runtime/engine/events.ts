// What a handler is given: a snapshot, as it arrives from a phone's view layer. Nodes that change later do not change it.
import { domOf, glassEasel, type GlassElement } from '../glass';

export interface TargetSnapshot {
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

const currentNodes = new WeakMap<object, GlassElement>();

/** The node whose listener an event was handed to. */
export function currentNodeOf(event: object): GlassElement | null {
  return currentNodes.get(event) ?? null;
}

/** Replaces glass-easel's live targets; call once, before any event. */
export function handOutSnapshots(): void {
  glassEasel.Event.prototype.wrapShadowedEvent = function (
    this: glassEasel.Event<unknown>,
    target,
    mark,
    currentTarget,
  ) {
    const event = Object.create(this) as Record<string, unknown>;
    // WeChat's event is a plain object: touches and changedTouches are there too when it is copied or written as JSON.
    Object.assign(event, (this as { extraFields?: Record<string, unknown> }).extraFields);
    const node = nodeOfCaller(currentTarget);
    event.type = this.type;
    event.timeStamp = this.timeStamp;
    event.target = snapshot(nodeOfCaller(target));
    event.currentTarget = snapshot(node);
    event.mark = { ...mark };
    event.detail = this.detail;
    currentNodes.set(event, node);
    return event as never;
  };
}

/** Listeners get method callers for components, nodes for the rest. */
function nodeOfCaller(caller: unknown): GlassElement {
  const inner = (caller as { _$?: GlassElement })._$;
  return inner ?? (caller as GlassElement);
}

export function snapshot(node: GlassElement): TargetSnapshot {
  const dom = domOf(node);
  const id = (node as { id?: string }).id ?? '';
  return {
    id,
    dataset: glassEasel.dataUtils.simpleDeepCopy((node.dataset as Record<string, unknown> | null) ?? {}),
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
  };
}

/** Fires an event on a node. Returns whether a handler asked to prevent the default. */
export function fire(
  node: GlassElement,
  type: string,
  detail: unknown,
  options: { bubbles?: boolean; extraFields?: Record<string, unknown>; onHandled?: (returned: unknown) => void } = {},
): { prevented: boolean } {
  const bubbles = options.bubbles ?? false;
  const { onHandled } = options;
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    ...(options.extraFields ? { extraFields: options.extraFields } : {}),
    ...(onHandled
      ? {
          handleListenerReturn: (returned: unknown) => {
            onHandled(returned);
            return returned !== false;
          },
        }
      : {}),
  });
  glassEasel.Event.dispatchEvent(node, event);
  return { prevented: event.defaultPrevented() };
}
