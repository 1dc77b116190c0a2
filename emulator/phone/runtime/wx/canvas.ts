// What wx does with a canvas: a picture file of what is drawn on it, and canvases that are on no page.
import { builtInOf } from '../components/built-in';
import { canvasContext } from '../components/canvas-context';
import { canvasBehind, canvasNode } from '../components/canvas-node';
import { nodeOf, ownerOf, type Caller } from '../glass';
import type { Phone } from '../phone';
import { need, numberOr, stringOr, WxFailure, type Options, type WxTopic } from './method';

const empty = 'fail canvas is empty';

export function canvas(phone: Phone): WxTopic {
  return {
    plain: {
      canvasToTempFilePath: (options: Options = {}, component?: Caller) =>
        phone.method('canvasToTempFilePath', async (given) => {
          const source = canvasBehind(given.canvas) ?? named(phone, component, need(given, 'canvasId'));
          return { tempFilePath: await picture(phone, source, given) };
        })(options),
      createCanvasContext: (id: string, component?: Caller) => canvasContext(phone, () => named(phone, component, id)),
      createOffscreenCanvas: (options: Options | number = {}, height?: number) => {
        const made = document.createElement('canvas');
        const sizes = typeof options === 'number' ? { width: options, height } : options;
        made.width = numberOr(sizes, 'width', 300);
        made.height = numberOr(sizes, 'height', 150);
        return canvasNode(made, phone);
      },
    },
  };
}

/** The canvas with a `canvas-id` in a component's own template. */
function named(phone: Phone, component: Caller | undefined, id: string): HTMLCanvasElement {
  const page = phone.queryPage();
  const owner = component?._$ ?? page?.component;
  for (const dom of page?.scroller.querySelectorAll('wx-canvas') ?? []) {
    const found = builtInOf(nodeOf(dom));
    const element = dom.querySelector('canvas');
    if (found && element && found.self.text('canvasId') === id && ownerOf(found.self.node) === owner) return element;
  }
  throw new WxFailure(empty);
}

/** WeChat: wx.canvasToTempFilePath. A part of the canvas, in the size that is asked for. */
async function picture(phone: Phone, source: HTMLCanvasElement, options: Options): Promise<string> {
  // A canvas drawn on by a CanvasContext is measured in the page's px, any other in its own.
  const density = Number(source.dataset.density ?? 1);
  const [x, y] = [numberOr(options, 'x', 0), numberOr(options, 'y', 0)];
  const width = numberOr(options, 'width', source.width / density - x);
  const height = numberOr(options, 'height', source.height / density - y);
  const ratio = window.devicePixelRatio || 1;
  const made = document.createElement('canvas');
  made.width = numberOr(options, 'destWidth', width * ratio);
  made.height = numberOr(options, 'destHeight', height * ratio);
  if (made.width === 0 || made.height === 0) throw new WxFailure(empty);
  const jpg = stringOr(options, 'fileType', 'png') === 'jpg';
  made
    .getContext('2d')
    ?.drawImage(
      source,
      ...([x, y, width, height].map((length) => length * density) as [number, number, number, number]),
      0,
      0,
      made.width,
      made.height,
    );
  const blob = await new Promise<Blob | null>((resolve) => {
    made.toBlob(resolve, jpg ? 'image/jpeg' : 'image/png', numberOr(options, 'quality', 1));
  });
  if (!blob) throw new WxFailure(empty);
  return phone.files.keep(blob, jpg ? '.jpg' : '.png');
}
