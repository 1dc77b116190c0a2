// `ready`: glass-easel never fires it. Children are ready before their parents, after everything is attached.
import { isComponent, type GlassComponent } from '../glass';

export class ReadyQueue {
  #waiting: GlassComponent[] = [];
  #scheduled = false;
  readonly #done = new WeakSet<GlassComponent>();

  add(node: GlassComponent): void {
    if (this.#done.has(node)) return;
    this.#waiting.push(node);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.flush();
    });
  }

  /** Fires what waits, now: the page calls it between onShow and onReady. */
  flush(): void {
    this.#scheduled = false;
    const waiting = this.#waiting.reverse();
    this.#waiting = [];
    for (const node of waiting) {
      if (this.#done.has(node) || !isComponent(node)) continue;
      this.#done.add(node);
      node.triggerLifetime('ready', []);
    }
  }
}
