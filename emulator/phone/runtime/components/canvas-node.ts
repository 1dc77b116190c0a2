// The Canvas object of a page: a size, a context, pictures and frames. The DOM behind it stays out of reach.
import type { Phone } from '../phone';

const known = new WeakMap<HTMLCanvasElement, Canvas>();
const byId = new Map<number, WeakRef<Canvas>>();
const elements = new WeakMap<Canvas, HTMLCanvasElement>();
let lastId = 0;

/** What SelectorQuery's `node` gives for <canvas type="2d">, and wx.createOffscreenCanvas. */
class Canvas {
  /** All that is left of a canvas in a copy, as setData makes one: enough to find it again. */
  readonly _canvasId = ++lastId;

  constructor(element: HTMLCanvasElement, phone: Phone) {
    elements.set(this, element);
    phones.set(this, phone);
    byId.set(this._canvasId, new WeakRef(this));
  }

  get width(): number {
    return domCanvas(this).width;
  }

  set width(width: number) {
    domCanvas(this).width = width;
  }

  get height(): number {
    return domCanvas(this).height;
  }

  set height(height: number) {
    domCanvas(this).height = height;
  }

  getContext(type: string): RenderingContext | null {
    const context = domCanvas(this).getContext(type);
    if (context && !Object.hasOwn(context, 'canvas')) closeContext(context, this);
    return context;
  }

  createImage(): HTMLImageElement {
    return picture(phones.get(this));
  }

  createPath2D(path?: string): Path2D {
    return new Path2D(path);
  }

  createImageData(width: number, height: number): ImageData {
    return new ImageData(width, height);
  }

  requestAnimationFrame(run: FrameRequestCallback): number {
    return requestAnimationFrame(run);
  }

  cancelAnimationFrame(id: number): void {
    cancelAnimationFrame(id);
  }

  toDataURL(type?: string, quality?: number): string {
    return domCanvas(this).toDataURL(type, quality);
  }
}
const phones = new WeakMap<Canvas, Phone>();
export type { Canvas };

export function canvasNode(element: HTMLCanvasElement, phone: Phone): Canvas {
  const made = known.get(element) ?? new Canvas(element, phone);
  known.set(element, made);
  return made;
}

/** The DOM canvas behind a page's Canvas object or a copy of one; null for anything else. */
export function canvasBehind(given: unknown): HTMLCanvasElement | null {
  const id = (given as { _canvasId?: unknown } | null | undefined)?._canvasId;
  const found = typeof id === 'number' ? byId.get(id)?.deref() : undefined;
  return found ? domCanvas(found) : null;
}

function domCanvas(canvas: Canvas): HTMLCanvasElement {
  const element = elements.get(canvas);
  if (!element) throw new TypeError('Illegal invocation');
  return element;
}

/** `context.canvas` is the page's object too, and the page's objects can be drawn. */
function closeContext(context: RenderingContext, canvas: Canvas): void {
  Object.defineProperty(context, 'canvas', { value: canvas });
  const drawn = context as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  for (const name of ['drawImage', 'createPattern', 'texImage2D', 'texSubImage2D']) {
    const draw = drawn[name];
    if (draw)
      drawn[name] = (...args) =>
        draw.apply(
          context,
          args.map((arg) => canvasBehind(arg) ?? arg),
        );
  }
}

/** An image the canvas can draw; its src is a path of the mini program. */
function picture(phone: Phone | undefined): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image) as string,
    set: (path: string) => {
      source?.set?.call(image, phone?.files.url(path));
    },
  });
  return image;
}
