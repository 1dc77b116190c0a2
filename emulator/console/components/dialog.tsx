// A window over the page. The browser's own <dialog>: it holds the focus, Escape closes it, the page behind is inert.
import { render, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';
import { Icon } from './icon';

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ComponentChildren;
  footer?: ComponentChildren;
}

export function Dialog({ title, onClose, wide, children, footer }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog-box">
        <header class="dialog-head">
          <h2>{title}</h2>
          <button type="button" class="icon-button" aria-label={texts.common.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div class="dialog-body">{children}</div>
        {footer && <footer class="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}

/** Asks before something that cannot be undone. */
export function confirmed(question: string, yes: string): Promise<boolean> {
  const place = document.createElement('div');
  document.body.append(place);
  return new Promise((resolve) => {
    const answer = (good: boolean) => {
      render(null, place);
      place.remove();
      resolve(good);
    };
    render(
      <Dialog
        title={yes}
        onClose={() => answer(false)}
        footer={
          <>
            <button type="button" class="button" autofocus onClick={() => answer(false)}>
              {texts.common.cancel}
            </button>
            <button type="button" class="button danger" onClick={() => answer(true)}>
              {yes}
            </button>
          </>
        }
      >
        <p class="question">{question}</p>
      </Dialog>,
      place,
    );
  });
}
