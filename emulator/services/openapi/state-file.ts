// The little that the APIs must remember across restarts, as one JSON file. A crash leaves the old file or the new one.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export class StateFile<State extends object> {
  #state: State;

  /** @param file null keeps the state in memory only */
  constructor(
    private readonly file: string | null,
    private readonly empty: State,
  ) {
    this.#state = empty;
  }

  /** @throws Error when the file is not JSON; the message names it */
  load(): void {
    if (this.file === null || !existsSync(this.file)) return;
    try {
      this.#state = { ...this.empty, ...(JSON.parse(readFileSync(this.file, 'utf8')) as State) };
    } catch (error) {
      throw new Error(`${this.file} is not valid JSON: ${(error as Error).message}. Mend or remove it.`, {
        cause: error,
      });
    }
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  /** Replaces some fields and keeps them at once. */
  change(fields: Partial<State>): void {
    this.#state = { ...this.#state, ...fields };
    if (this.file === null) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.next`, JSON.stringify(this.#state));
    renameSync(`${this.file}.next`, this.file);
  }

  clear(): void {
    this.#state = this.empty;
    if (this.file !== null) rmSync(this.file, { force: true });
  }
}
