// The visitors and their transcripts, in memory and, with a data folder, in a journal. Every change goes through
// `change` or `say`, so that nothing is known that is not kept.
import type { Journal } from './journal';
import type { Message, Visitor } from './visitor';

export type Entry = { readonly visitor: Visitor } | { readonly openid: string; readonly message: Message };

export class Visitors {
  readonly #visitors = new Map<string, Visitor>();
  readonly #transcripts = new Map<string, Message[]>();

  constructor(private readonly journal: Journal<Entry> | null) {}

  /** Reads the journal back and shortens it. */
  load(): void {
    if (!this.journal) return;
    for (const entry of this.journal.read()) this.#apply(entry);
    this.journal.compact(this.#entries());
  }

  get(openid: string): Visitor | undefined {
    return this.#visitors.get(openid);
  }

  all(): Visitor[] {
    return [...this.#visitors.values()];
  }

  transcript(openid: string): readonly Message[] {
    return this.#transcripts.get(openid) ?? [];
  }

  put(visitor: Visitor): void {
    this.#keep({ visitor });
  }

  /** Changes some fields of a visitor that exists. */
  change(openid: string, fields: Partial<Omit<Visitor, 'openid'>>): void {
    const visitor = this.#visitors.get(openid);
    if (visitor) this.#keep({ visitor: { ...visitor, ...fields } });
  }

  say(openid: string, message: Message): void {
    this.#keep({ openid, message });
  }

  clear(): void {
    this.#visitors.clear();
    this.#transcripts.clear();
    this.journal?.clear();
  }

  close(): void {
    this.journal?.close();
  }

  #keep(entry: Entry): void {
    this.journal?.append(entry);
    this.#apply(entry);
  }

  #apply(entry: Entry): void {
    if ('visitor' in entry) this.#visitors.set(entry.visitor.openid, entry.visitor);
    else {
      const transcript = this.#transcripts.get(entry.openid);
      if (transcript) transcript.push(entry.message);
      else this.#transcripts.set(entry.openid, [entry.message]);
    }
  }

  *#entries(): Generator<Entry> {
    for (const visitor of this.#visitors.values()) yield { visitor };
    for (const [openid, messages] of this.#transcripts) for (const message of messages) yield { openid, message };
  }
}
