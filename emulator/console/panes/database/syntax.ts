// Reads the value syntax that people know from the SDK: object literals with `_.gt(3)`, `db.RegExp(…)`, `/…/i`,
// `new Date(…)`. In: text. Out: a tree of plain values and commands, or a SyntaxProblem with its place. It runs nothing.
import { texts } from '../../texts';

/** A command of `db.command` with its arguments: `_.gt(3)` is `{op: 'gt', args: [3]}`. */
export class Command {
  constructor(
    readonly op: string,
    readonly args: readonly Value[],
  ) {}
}
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value } | Command;

/** What is wrong with the text, and where (0 is its first character). */
export class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const words = texts.database.syntax;
const commandRoots = new Set(['_', 'db.command', 'cloud.database().command']);

/** @throws SyntaxProblem */
export function parseValue(source: string): Value {
  return new Reader(source).whole();
}

class Reader {
  #at = 0;
  constructor(private readonly source: string) {}

  whole(): Value {
    const value = this.#value();
    this.#space();
    if (this.#at < this.source.length) this.#fail(words.rest(this.source.slice(this.#at, this.#at + 12)));
    return value;
  }

  #value(): Value {
    this.#space();
    const next = this.source[this.#at];
    if (next === undefined) this.#fail(words.ended);
    if (next === '{') return this.#object();
    if (next === '[') return this.#list('[', ']');
    if (next === '"' || next === "'" || next === '`') return this.#string();
    if (next === '/') return this.#regularExpression();
    if (/[-+\d.]/.test(next)) return this.#number();
    return this.#word();
  }

  #object(): Value {
    const fields: Record<string, Value> = {};
    this.#expect('{');
    while (!this.#take('}')) {
      const begins = this.#at;
      const key = /["'`]/.test(this.source[this.#at] ?? '') ? this.#string() : this.#match(/[\p{L}\p{N}_$.]+/uy);
      if (key === '') this.#fail(words.key, begins);
      this.#expect(':');
      Object.defineProperty(fields, key, {
        value: this.#value(),
        enumerable: true,
        configurable: true,
      });
      if (this.#take('}')) break;
      this.#expect(',', '}');
    }
    return fields;
  }

  #list(open: string, close: string): Value[] {
    const values: Value[] = [];
    this.#expect(open);
    while (!this.#take(close)) {
      values.push(this.#value());
      if (this.#take(close)) break;
      this.#expect(',', close);
    }
    return values;
  }

  #string(): string {
    const begins = this.#at;
    const quote = this.source[this.#at];
    const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', 0: '\0' };
    let text = '';
    for (this.#at += 1; this.source[this.#at] !== quote; this.#at += 1) {
      const letter = this.source[this.#at];
      if (letter === undefined || (letter === '\n' && quote !== '`')) this.#fail(words.openString, begins);
      if (letter !== '\\') {
        text += letter;
        continue;
      }
      this.#at += 1;
      const escaped = this.source[this.#at] ?? '';
      const code = escaped === 'u' ? /^[\da-f]{4}/i.exec(this.source.slice(this.#at + 1)) : null;
      if (code) this.#at += 4;
      text += code ? String.fromCharCode(parseInt(code[0], 16)) : (escapes[escaped] ?? escaped);
    }
    this.#at += 1;
    return text;
  }

  #number(): number {
    const begins = this.#at;
    const text = this.#match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy);
    if (text === '') this.#fail(words.unexpected(this.source[begins] ?? ''), begins);
    return Number(text);
  }

  #regularExpression(): Value {
    const begins = this.#at;
    const literal = /^\/((?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])+)\/([a-z]*)/.exec(this.source.slice(begins));
    const [, pattern = '', flags = ''] = literal ?? [];
    if (pattern === '') this.#fail(words.openPattern, begins);
    this.#at = begins + pattern.length + flags.length + 2;
    return new Command('regex', [pattern, flags]);
  }

  /** true, null, `_.gt(3).lt(5)`, `db.RegExp({…})`, `new Date('…')`. */
  #word(): Value {
    const begins = this.#at;
    const word = this.#match(/(?:new\s+)?[\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*/uy)
      .replace(/\s*\.\s*/g, '.')
      .replace(/^new\s+/, '');
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null' || word === 'undefined') return null;
    if (word === '') this.#fail(words.unexpected(this.source[begins] ?? ''), begins);
    this.#space();
    if (this.source[this.#at] !== '(') this.#fail(words.unknown(word), begins);
    const args = this.#list('(', ')');
    const dot = word.lastIndexOf('.');
    if (!commandRoots.has(word.slice(0, Math.max(dot, 0)))) return new Command(word, args);
    return this.#chained(new Command(word.slice(dot + 1), args));
  }

  /** `_.gt(1).lt(5)` and `_.gt(1).and(_.lt(5))` both mean that all of it holds. */
  #chained(first: Command): Command {
    let whole = first;
    while (this.#take('.')) {
      const begins = this.#at;
      const op = this.#match(/[a-zA-Z]+/y);
      this.#space();
      if (op === '' || this.source[this.#at] !== '(') this.#fail(words.unknown(op), begins);
      const args = this.#list('(', ')');
      whole =
        op === 'and' || op === 'or'
          ? new Command(op, [whole, ...args])
          : new Command('and', [whole, new Command(op, args)]);
    }
    return whole;
  }

  #space(): void {
    this.#match(/\s+/y);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.source)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }

  #take(letter: string): boolean {
    this.#space();
    if (this.source[this.#at] !== letter) return false;
    this.#at += 1;
    this.#space();
    return true;
  }

  #expect(...letters: string[]): void {
    const wanted = letters[0] ?? '';
    if (this.#take(wanted)) return;
    const found = this.source[this.#at];
    this.#fail(found === undefined ? words.ended : words.wanted(letters, found));
  }

  #fail(message: string, at = this.#at): never {
    throw new SyntaxProblem(message, at);
  }
}
