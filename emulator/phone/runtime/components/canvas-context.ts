// CanvasContext of wx.createCanvasContext, the older way to draw: calls are noted, `draw` plays them on the canvas.
// Lengths are the page's px, whatever the screen's density.
import type { Phone } from '../phone';

type Context = CanvasRenderingContext2D;
type Play = (context: Context) => void;
/** What a style may be besides a colour: made when it is played. */
interface Paint {
  readonly make: (context: Context) => CanvasGradient | CanvasPattern | string;
}

const passedOn = (
  'arc arcTo beginPath bezierCurveTo clearRect clip closePath fill fillRect fillText lineTo moveTo quadraticCurveTo rect restore rotate save scale ' +
  'setLineDash stroke strokeRect strokeText transform translate'
).split(' ');
const properties = (
  'fillStyle strokeStyle globalAlpha globalCompositeOperation lineWidth lineCap lineJoin lineDashOffset miterLimit font shadowBlur shadowColor shadowOffsetX ' +
  'shadowOffsetY textAlign textBaseline'
).split(' ');
/** `setFillStyle(x)` and `fillStyle = x` are the same. */
const setters: Readonly<Record<string, string>> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
};

/** @param canvas finds the canvas when it is drawn on; throws when there is none by then */
export function canvasContext(phone: Phone, canvas: () => HTMLCanvasElement): Record<string, unknown> {
  let plays: Play[] = [];
  const images = new Map<string, HTMLImageElement>();
  const ruler = document.createElement('canvas').getContext('2d');
  let font = '10px sans-serif';
  const note = (play: Play) => {
    plays.push(play);
  };
  const set = (name: string, value: unknown) => {
    if (name === 'font') font = String(value);
    note((context) => {
      const paint = (value as Partial<Paint> | null)?.make?.(context) ?? value;
      (context as unknown as Record<string, unknown>)[name] = paint === 'normal' ? 'alphabetic' : paint;
    });
  };
  const image = (path: string) => {
    const made = images.get(path) ?? new Image();
    images.set(path, made);
    return made;
  };
  const gradient = (make: (context: Context) => CanvasGradient) => {
    const stops: [number, string][] = [];
    return {
      addColorStop: (at: number, color: string) => stops.push([at, color]),
      make: (context: Context) => {
        const made = make(context);
        for (const [at, color] of stops) made.addColorStop(at, color);
        return made;
      },
    };
  };
  const context: Record<string, unknown> = {
    setFontSize: (size: number) => {
      set('font', font.replace(/[\d.]+px/, `${size}px`));
    },
    setTextBaseline: (value: string) => {
      set('textBaseline', value);
    },
    setShadow: (x: number, y: number, blur: number, color: string) => {
      for (const [name, value] of Object.entries({
        shadowOffsetX: x,
        shadowOffsetY: y,
        shadowBlur: blur,
        shadowColor: color,
      }))
        set(name, value);
    },
    setTransform: (...matrix: [number, number, number, number, number, number]) => {
      note((target) => {
        const density = window.devicePixelRatio || 1;
        target.setTransform(density, 0, 0, density, 0, 0);
        target.transform(...matrix);
      });
    },
    createLinearGradient: (...points: [number, number, number, number]) =>
      gradient((target) => target.createLinearGradient(...points)),
    createCircularGradient: (x: number, y: number, radius: number) =>
      gradient((target) => target.createRadialGradient(x, y, 0, x, y, radius)),
    createPattern: (path: string, repetition: string): Paint => {
      const picture = image(path);
      return { make: (target) => target.createPattern(picture, repetition) ?? 'transparent' };
    },
    drawImage: (path: string, ...place: number[]) => {
      const picture = image(path);
      note((target) => {
        if (picture.naturalWidth > 0) (target.drawImage as (...args: unknown[]) => void)(picture, ...place);
      });
    },
    measureText: (text: string) => {
      if (ruler) ruler.font = font;
      return { width: ruler?.measureText(text).width ?? 0 };
    },
    draw: (reserve?: unknown, done?: unknown) => {
      const mine = plays;
      plays = [];
      const loading = [...images].map(([path, picture]) => loaded(phone, picture, path));
      void Promise.all(loading).then(() => {
        phone.guard(() => {
          play(canvas(), mine, reserve === true);
        });
        if (typeof done === 'function') phone.guard(done as () => void);
      });
    },
  };
  for (const name of passedOn) {
    context[name] = (...args: unknown[]) => {
      note((target) => {
        (target as unknown as Record<string, (...given: unknown[]) => void>)[name]?.(...args);
      });
    };
  }
  for (const [method, name] of Object.entries(setters)) {
    context[method] = (value: unknown) => {
      set(name, value);
    };
  }
  for (const name of properties) {
    Object.defineProperty(context, name, {
      enumerable: true,
      set: (value: unknown) => {
        set(name, value);
      },
      get: () => (name === 'font' ? font : undefined),
    });
  }
  return context;
}

/** A picture that does not come is left out. */
function loaded(phone: Phone, picture: HTMLImageElement, path: string): Promise<void> {
  if (picture.complete && picture.src !== '') return Promise.resolve();
  return new Promise((resolve) => {
    picture.addEventListener('load', () => {
      resolve();
    });
    picture.addEventListener('error', () => {
      resolve();
    });
    if (picture.src === '') picture.src = phone.files.url(path);
  });
}

function play(element: HTMLCanvasElement, plays: readonly Play[], reserve: boolean): void {
  const density = window.devicePixelRatio || 1;
  const [width, height] = [element.clientWidth * density, element.clientHeight * density];
  // Setting its size empties a canvas.
  if (element.width !== width || element.height !== height) Object.assign(element, { width, height });
  element.dataset.density = String(density);
  const context = element.getContext('2d');
  if (!context) return;
  if (!reserve) context.clearRect(0, 0, width, height);
  context.save();
  context.setTransform(density, 0, 0, density, 0, 0);
  for (const each of plays) each(context);
  context.restore();
}
