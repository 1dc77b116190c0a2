// Toast, loading, modal, action sheet and sheets of the platform's own: what covers the page until it is answered.
import { own } from '../../../own';
import { h, icon } from './dom';

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}
export type ModalAnswer = { confirm: true; content: string | null } | { confirm: false };

const glyphs: Readonly<Record<string, string>> = {
  success: '<path d="M4 12.5l5.5 5.5L20 7"/>',
  error: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.5"/>',
};

export class Overlays {
  #toast: HTMLElement | null = null;
  #toastKind: 'toast' | 'loading' | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #open = new Set<{ close: () => void }>();
  /** The modal that waits for an answer, for the automation bridge. */
  modal: { confirm: (content?: string) => void; cancel: () => void } | null = null;

  constructor(private readonly host: HTMLElement) {}

  toast(
    options: { title: string; icon: string; image: string | null; mask: boolean; duration: number | null },
    kind: 'toast' | 'loading',
  ): void {
    this.hideToast();
    const glyph = options.image
      ? h('img', { class: 'toast-image', attrs: { src: options.image, alt: '' } })
      : options.icon === 'loading'
        ? h('i', { class: 'spinner big' })
        : own(glyphs, options.icon)
          ? icon(own(glyphs, options.icon) ?? '', 40)
          : null;
    this.#toast = h(
      'div',
      { class: `toast-layer${options.mask ? ' mask' : ''}` },
      h(
        'div',
        { class: `toast${glyph ? '' : ' plain'}`, attrs: { role: 'status' } },
        glyph,
        h('div', { text: options.title }),
      ),
    );
    this.#toastKind = kind;
    this.host.append(this.#toast);
    if (options.duration !== null)
      this.#timer = setTimeout(() => {
        this.hideToast();
      }, options.duration);
  }

  /** Takes the toast away; with a kind, only that one. Toast and loading share one place, as on a phone. */
  hideToast(kind?: 'toast' | 'loading'): void {
    if (kind && this.#toastKind !== null && this.#toastKind !== kind) return;
    clearTimeout(this.#timer);
    this.#toast?.remove();
    this.#toast = null;
    this.#toastKind = null;
  }

  get toastText(): string | null {
    return this.#toast?.textContent ?? null;
  }

  confirm(options: ModalOptions): Promise<ModalAnswer> {
    return this.#sheet((finish) => {
      const input = options.editable
        ? h('input', {
            class: 'modal-input',
            attrs: { placeholder: options.placeholderText ?? '', value: options.content ?? '' },
          })
        : null;
      const cancel = () => {
        finish({ confirm: false });
      };
      const confirm = (content?: string) => {
        finish({ confirm: true, content: content ?? input?.value ?? null });
      };
      this.modal = { confirm, cancel };
      return h(
        'div',
        { class: 'cover center' },
        h(
          'div',
          { class: 'modal', attrs: { role: 'alertdialog' } },
          options.title ? h('div', { class: 'modal-title', text: options.title }) : null,
          input ?? h('div', { class: `modal-content${options.title ? '' : ' alone'}`, text: options.content ?? '' }),
          h(
            'div',
            { class: 'modal-actions' },
            options.showCancel === false
              ? null
              : h('button', {
                  text: options.cancelText ?? '取消',
                  style: { color: options.cancelColor ?? '' },
                  onClick: cancel,
                }),
            h('button', {
              class: 'primary',
              text: options.confirmText ?? '确定',
              style: { color: options.confirmColor ?? '' },
              onClick: () => {
                confirm();
              },
            }),
          ),
        ),
      );
    });
  }

  /** The chosen index, or null when it was cancelled. */
  choose(items: readonly string[], options: { alertText?: string; itemColor?: string } = {}): Promise<number | null> {
    return this.#sheet((finish) => {
      const cancel = () => {
        finish(null);
      };
      this.modal = {
        confirm: () => {
          finish(0);
        },
        cancel,
      };
      return h(
        'div',
        {
          class: 'cover bottom',
          onClick: (event) => {
            if (event.target === event.currentTarget) cancel();
          },
        },
        h(
          'div',
          { class: 'action-sheet', attrs: { role: 'menu' } },
          options.alertText ? h('div', { class: 'sheet-alert', text: options.alertText }) : null,
          ...items.map((item, index) =>
            h('button', {
              text: item,
              style: { color: options.itemColor ?? '' },
              onClick: () => {
                finish(index);
              },
            }),
          ),
          h('button', { class: 'sheet-cancel', text: '取消', onClick: cancel }),
        ),
      );
    });
  }

  /** Any other sheet; `draw` is given the way to answer. */
  async #sheet<T>(draw: (finish: (answer: T) => void) => HTMLElement): Promise<T> {
    return this.sheet(draw).finally(() => {
      this.modal = null;
    });
  }

  sheet<T>(draw: (finish: (answer: T) => void) => HTMLElement): Promise<T> {
    return new Promise((resolve) => {
      const entry = {
        close: () => {
          element.remove();
          this.#open.delete(entry);
        },
      };
      const element = draw((answer) => {
        entry.close();
        resolve(answer);
      });
      this.#open.add(entry);
      this.host.append(element);
    });
  }
}
