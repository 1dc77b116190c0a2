// wx.createAnimation and the key-frame `animate`: what a page describes becomes transitions of the element.
import { own } from '../../../own';
import { phoneUnits } from './units';

export interface AnimationStep {
  readonly duration: number;
  readonly delay: number;
  readonly timingFunction: string;
  readonly transformOrigin: string;
  readonly transforms: readonly string[];
  readonly styles: Readonly<Record<string, string>>;
}
export interface ExportedAnimation {
  readonly actions: readonly AnimationStep[];
}
interface AnimationOptions {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

const lengthOf = (value: unknown) => (typeof value === 'number' ? `${value}px` : phoneUnits(String(value)));
const degrees = (value: unknown) => `${Number(value)}deg`;
const plain = (value: unknown) => String(Number(value));
const transforms: Readonly<Record<string, (value: unknown) => string>> = {
  rotate: degrees,
  rotateX: degrees,
  rotateY: degrees,
  rotateZ: degrees,
  skew: degrees,
  skewX: degrees,
  skewY: degrees,
  scale: plain,
  scaleX: plain,
  scaleY: plain,
  scaleZ: plain,
  scale3d: plain,
  rotate3d: plain,
  matrix: plain,
  matrix3d: plain,
  translate: lengthOf,
  translateX: lengthOf,
  translateY: lengthOf,
  translateZ: lengthOf,
  translate3d: lengthOf,
};
const styles: Readonly<Record<string, [property: string, write: (value: unknown) => string]>> = {
  opacity: ['opacity', plain],
  backgroundColor: ['background-color', String],
  width: ['width', lengthOf],
  height: ['height', lengthOf],
  top: ['top', lengthOf],
  right: ['right', lengthOf],
  bottom: ['bottom', lengthOf],
  left: ['left', lengthOf],
};

/** The object wx.createAnimation returns: each call notes a change, `step` ends a group, `export` hands all over. */
export function createAnimation(defaults: AnimationOptions = {}): Record<string, (...args: unknown[]) => unknown> {
  let actions: AnimationStep[] = [];
  let groupTransforms: string[] = [];
  let groupStyles: Record<string, string> = {};
  const animation: Record<string, (...args: unknown[]) => unknown> = {
    step(options) {
      const own = { ...defaults, ...(options as AnimationOptions | undefined) };
      actions.push({
        duration: own.duration ?? 400,
        delay: own.delay ?? 0,
        timingFunction: own.timingFunction ?? 'linear',
        transformOrigin: own.transformOrigin ?? '50% 50% 0',
        transforms: groupTransforms,
        styles: groupStyles,
      });
      groupTransforms = [];
      groupStyles = {};
      return animation;
    },
    export() {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  for (const [name, write] of Object.entries(transforms)) {
    animation[name] = (...values) => {
      const parts = name === 'rotate3d' ? [...values.slice(0, 3).map(plain), degrees(values[3])] : values.map(write);
      groupTransforms.push(`${name}(${parts.join(',')})`);
      return animation;
    };
  }
  for (const [name, [property, write]] of Object.entries(styles)) {
    animation[name] = (value) => {
      groupStyles[property] = write(value);
      return animation;
    };
  }
  return animation;
}

const running = new WeakMap<HTMLElement, { kept: Map<string, string> }>();

/** Plays exported steps one after another; transforms of earlier steps stay. */
export function runAnimation(element: HTMLElement, { actions }: ExportedAnimation): void {
  const state = running.get(element) ?? { kept: new Map<string, string>() };
  running.set(element, state);
  let start = 0;
  for (const action of actions) {
    setTimeout(() => {
      for (const transform of action.transforms) state.kept.set(transform.slice(0, transform.indexOf('(')), transform);
      element.style.transition = `all ${action.duration}ms ${action.timingFunction} ${action.delay}ms`;
      element.style.transformOrigin = action.transformOrigin;
      if (state.kept.size > 0) element.style.transform = [...state.kept.values()].join(' ');
      for (const [property, value] of Object.entries(action.styles)) element.style.setProperty(property, value);
    }, start);
    start += action.duration + action.delay;
  }
}

/** `this.animate(selector, keyframes, duration, callback)`: WeChat's key frames as the browser's. */
export function runKeyframes(
  element: HTMLElement,
  keyframes: readonly Record<string, unknown>[],
  duration: number,
  done: () => void,
): void {
  const frames = keyframes.map((frame) => {
    const parts: string[] = [];
    const out: Keyframe = {};
    for (const [name, value] of Object.entries(frame)) {
      const values = Array.isArray(value) ? (value as unknown[]) : [value];
      const write = own(transforms, name);
      if (write) parts.push(`${name}(${values.map(write).join(',')})`);
      else if (name === 'ease') out.easing = String(value);
      else out[name] = typeof value === 'string' ? phoneUnits(value) : (value as number);
    }
    if (parts.length > 0) out.transform = parts.join(' ');
    return out;
  });
  const animation = element.animate(frames, { duration, fill: 'forwards' });
  animation.onfinish = done;
}
