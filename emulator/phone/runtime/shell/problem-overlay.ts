// What is wrong with the mini program, over the phone: file, line, message. Closed by a tap.
import type { Problem } from '../../compiler/bundle';
import { h } from './dom';

export class ProblemOverlay {
  readonly #element = h('aside', { class: 'problems', attrs: { role: 'alert', hidden: '' } });
  #compile: readonly Problem[] = [];
  #exceptions: Problem[] = [];

  constructor(host: HTMLElement) {
    host.append(this.#element);
  }

  /** Mistakes the compiler found; warnings stay in the console. */
  show(problems: readonly Problem[]): void {
    this.#compile = problems.filter(({ severity }) => severity === 'error');
    for (const problem of problems) console[levelOf(problem)](place(problem), problem.message);
    this.#draw();
  }

  exception(problem: Problem): void {
    this.#exceptions = [...this.#exceptions.slice(-4), problem];
    this.#draw();
  }

  #draw(): void {
    const all = [...this.#compile, ...this.#exceptions];
    this.#element.hidden = all.length === 0;
    this.#element.replaceChildren(
      h('button', {
        class: 'problems-close',
        text: '关闭',
        onClick: () => {
          this.#compile = [];
          this.#exceptions = [];
          this.#draw();
        },
      }),
      ...all.map((problem) =>
        h('div', { class: 'problem' }, h('code', { text: place(problem) }), h('pre', { text: problem.message })),
      ),
    );
  }
}

/** What is odd in a published package is not for the author of the pages to mend. */
function levelOf({ severity, file }: Problem): 'error' | 'warn' | 'debug' {
  if (severity === 'error') return 'error';
  return file.startsWith('miniprogram_npm/') ? 'debug' : 'warn';
}

function place({ file, line, column }: Problem): string {
  return [file || '小程序', line > 0 ? line : null, line > 0 && column > 0 ? column : null]
    .filter((part) => part !== null)
    .join(':');
}
