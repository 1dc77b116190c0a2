// Fingers: the browser's touches, and its mouse as one finger, become WeChat's touch events, tap and long press; also
// the hover classes. Remembers whether code runs because of a tap: some wx methods are refused otherwise.
import { nodeOf, type GlassElement } from './glass';
import { fire } from './engine/events';
import { hoverOf } from './engine/native-nodes';

/** WeChat 长按: 350 ms. A finger that moved further than this has not tapped. */
const longPressMs = 350;
const tapDistance = 10;
const mouseAfterTouchMs = 800;

export interface Finger {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}
interface Press {
  readonly node: GlassElement;
  readonly target: Element;
  readonly x: number;
  readonly y: number;
  moved: boolean;
  long: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  hovered: (() => void)[];
}

export class Gestures {
  readonly #presses = new Map<number, Press>();
  #lastTouch = -Infinity;
  #tapUntil = -Infinity;
  #inTap = 0;
  /** The element the tap being handled was on. */
  tapTarget: Element | null = null;
  /** How long after a tap's handler code still counts as caused by it, in ms. */
  tapGraceMs = 0;

  /** @param area the part of the document the mini program has */
  constructor(private readonly area: HTMLElement) {
    const passive = { passive: false, capture: true };
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      area.addEventListener(
        type,
        (event) => {
          this.#lastTouch = Date.now();
          this.#browserTouch(type, event);
        },
        passive,
      );
    }
    const mouse = (event: MouseEvent): Finger[] | null =>
      Date.now() - this.#lastTouch < mouseAfterTouchMs || event.button !== 0
        ? null
        : [{ identifier: 0, clientX: event.clientX, clientY: event.clientY }];
    area.addEventListener(
      'mousedown',
      (event) => {
        const fingers = mouse(event);
        if (fingers && event.target instanceof Element) this.start(event.target, fingers);
      },
      passive,
    );
    document.addEventListener(
      'mousemove',
      (event) => {
        const fingers = mouse(event);
        if (fingers && this.#presses.has(0)) this.move(fingers);
      },
      passive,
    );
    document.addEventListener(
      'mouseup',
      (event) => {
        const fingers = mouse(event);
        if (fingers && this.#presses.has(0)) this.end(fingers);
      },
      passive,
    );
  }

  /** Whether the code running now was caused by a tap of the user. */
  get byTap(): boolean {
    return this.#inTap > 0 || performance.now() <= this.#tapUntil;
  }

  /** Runs a program's stand-in for a finger: it counts as a tap. */
  asTap<T>(run: () => T): T {
    this.#inTap += 1;
    try {
      return run();
    } finally {
      // Promises of the code still count as the tap; the next task does not.
      setTimeout(() => {
        this.#inTap -= 1;
      }, 0);
    }
  }

  start(target: Element, fingers: readonly Finger[]): boolean {
    const node = nodeOf(target);
    if (!node) return false;
    for (const finger of fingers) {
      const press: Press = {
        node,
        target,
        x: finger.clientX,
        y: finger.clientY,
        moved: false,
        long: false,
        timer: undefined,
        hovered: [],
      };
      press.timer = setTimeout(() => {
        this.#longPress(press, finger);
      }, longPressMs);
      this.#presses.set(finger.identifier, press);
      this.#hover(press);
    }
    return this.#touch('touchstart', fingers);
  }

  /** Returns whether a handler wants the page to stay where it is. */
  move(fingers: readonly Finger[]): boolean {
    for (const finger of fingers) {
      const press = this.#presses.get(finger.identifier);
      if (!press || press.moved) continue;
      if (Math.abs(finger.clientX - press.x) <= tapDistance && Math.abs(finger.clientY - press.y) <= tapDistance)
        continue;
      press.moved = true;
      clearTimeout(press.timer);
      this.#unhover(press, 0);
    }
    return this.#touch('touchmove', fingers);
  }

  end(fingers: readonly Finger[]): void {
    const presses = fingers.map((finger) => [finger, this.#presses.get(finger.identifier)] as const);
    this.#touch('touchend', fingers);
    for (const [finger, press] of presses) {
      this.#presses.delete(finger.identifier);
      if (!press) continue;
      clearTimeout(press.timer);
      this.#unhover(press, null);
      if (!press.moved && !press.long) this.tap(press.target, finger);
    }
  }

  cancel(fingers: readonly Finger[]): void {
    this.#touch('touchcancel', fingers);
    for (const { identifier } of fingers) {
      const press = this.#presses.get(identifier);
      if (!press) continue;
      clearTimeout(press.timer);
      this.#unhover(press, 0);
      this.#presses.delete(identifier);
    }
  }

  /** A tap on an element, as a finger makes it. */
  tap(target: Element, finger: Finger): void {
    const node = nodeOf(target);
    if (!node || target.closest('wx-button[disabled]')) return;
    this.#tapUntil = performance.now() + this.tapGraceMs;
    this.tapTarget = target;
    this.asTap(() =>
      fire(node, 'tap', this.#point(finger), { bubbles: true, extraFields: this.#touches([finger], []) }),
    );
    this.tapTarget = null;
  }

  #longPress(press: Press, finger: Finger): void {
    let handled = false;
    const extraFields = this.#touches([finger], [finger]);
    const detail = this.#point(finger);
    fire(press.node, 'longpress', detail, { bubbles: true, extraFields, onHandled: () => (handled = true) });
    fire(press.node, 'longtap', detail, { bubbles: true, extraFields });
    // WeChat: where a long press is handled, no tap follows.
    press.long = handled;
  }

  #touch(type: string, fingers: readonly Finger[]): boolean {
    const node = this.#presses.get(fingers[0]?.identifier ?? -1)?.node;
    if (!node) return false;
    const down = type === 'touchend' || type === 'touchcancel' ? [] : fingers;
    return fire(node, type, this.#point(fingers[0]), { bubbles: true, extraFields: this.#touches(fingers, down) })
      .prevented;
  }

  #browserTouch(type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel', event: TouchEvent): void {
    const fingers = Array.from(event.changedTouches);
    if (type === 'touchstart') {
      if (event.target instanceof Element) this.start(event.target, fingers);
    } else if (type === 'touchmove') {
      if (this.move(fingers) && event.cancelable) event.preventDefault();
    } else if (type === 'touchend') this.end(fingers);
    else this.cancel(fingers);
  }

  #point(finger: Finger | undefined): { x: number; y: number } {
    const { x, y } = this.#inPage(finger?.clientX ?? 0, finger?.clientY ?? 0);
    return { x, y };
  }

  #touches(changed: readonly Finger[], down: readonly Finger[]): Record<string, unknown> {
    const write = (finger: Finger) => {
      const { x, y, left, top } = this.#inPage(finger.clientX, finger.clientY);
      return { identifier: finger.identifier, pageX: x, pageY: y, clientX: left, clientY: top, force: 1 };
    };
    return { touches: down.map(write), changedTouches: changed.map(write) };
  }

  /** Page coordinates (from the page's top) and client coordinates (from its visible top). */
  #inPage(clientX: number, clientY: number): { x: number; y: number; left: number; top: number } {
    const scroller = this.area.querySelector<HTMLElement>('.page-frame.on-top wx-page');
    const rect = scroller?.getBoundingClientRect();
    const left = clientX - (rect?.left ?? 0);
    const top = clientY - (rect?.top ?? 0);
    return { x: left + (scroller?.scrollLeft ?? 0), y: top + (scroller?.scrollTop ?? 0), left, top };
  }

  #hover(press: Press): void {
    for (let at: Element | null = press.target; at && at !== this.area; at = at.parentElement) {
      const node = (at as { __wxElement?: GlassElement }).__wxElement;
      const wanted = node && hoverOf(node);
      if (!node || !wanted || at.hasAttribute('disabled')) continue;
      const timer = setTimeout(() => node.classList?.toggle(wanted.className, true), wanted.startMs);
      press.hovered.push(() => {
        clearTimeout(timer);
        node.classList?.toggle(wanted.className, false);
      });
      if (wanted.stop) break;
    }
  }

  /** @param afterMs null: after the usual stay time */
  #unhover(press: Press, afterMs: number | null): void {
    const undo = press.hovered;
    press.hovered = [];
    if (undo.length === 0) return;
    setTimeout(() => {
      for (const back of undo) back();
    }, afterMs ?? 400);
  }
}
