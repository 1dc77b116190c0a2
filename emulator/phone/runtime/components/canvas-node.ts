// The Canvas object of a page: a size, a context, pictures and frames. The DOM behind it stays out of reach.
import type { Phone } from '../phone';

const known = new WeakMap<HTMLCanvasElement, object>();

export function canvasNode(canvas: HTMLCanvasElement, phone: Phone): object {
  const made = known.get(canvas) ?? {
    get width() {
      return canvas.width;
    },
    set width(width: number) {
      canvas.width = width;
    },
    get height() {
      return canvas.height;
    },
    set height(height: number) {
      canvas.height = height;
    },
    getContext: (type: string) => canvas.getContext(type),
    createImage: () => picture(phone),
    createPath2D: (path?: string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => {
      cancelAnimationFrame(id);
    },
    toDataURL: (type?: string, quality?: number) => canvas.toDataURL(type, quality),
  };
  known.set(canvas, made);
  return made;
}

/** An image the canvas can draw; its src is a path of the mini program. */
function picture(phone: Phone): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image) as string,
    set: (path: string) => {
      source?.set?.call(image, phone.files.url(path));
    },
  });
  return image;
}
