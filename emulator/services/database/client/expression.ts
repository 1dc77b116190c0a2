// The expressions of WeChat's security rules, read into a tree. In: text such as `doc._openid == auth.openid`. Out: nodes,
// or an error that says where. It evaluates nothing.

export type Node =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'name'; readonly name: 'auth' | 'doc' | 'now' | 'request' }
  | { readonly kind: 'member'; readonly of: Node; readonly name: Node }
  /** `get('database.<collection>.<id>')`: another document. */
  | { readonly kind: 'get'; readonly path: Node }
  /** A text with `${…}` in it. */
  | { readonly kind: 'template'; readonly parts: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node };

const strength = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '>': 4,
  '>=': 4,
  '<': 4,
  '<=': 4,
  in: 4,
  '+': 5,
  '-': 5,
} as const;
export type BinaryOperator = keyof typeof strength;

/** Documents that one expression may `get` (WeChat: security rules). */
const MOST_GETS = 3;
const tokenPattern =
  /\s*(===|!==|[=!<>]=|&&|\|\||[()[\].,!<>+-]|\d+(?:\.\d+)?|[A-Za-z_$][\w$]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/y;

/** @throws Error when the text is not an expression of security rules */
export function parseExpression(text: string): Node {
  return new Parser(text).whole();
}

class Parser {
  readonly #tokens: readonly { text: string; at: number }[];
  #next = 0;
  #gets = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokenize(text);
  }

  whole(): Node {
    const node = this.#binary(0);
    if (this.#peek !== undefined) throw this.#unexpected();
    if (this.#gets > MOST_GETS)
      throw new Error(`"${this.text}" has ${this.#gets} get(); an expression may have ${MOST_GETS}.`);
    return node;
  }

  get #peek(): string | undefined {
    return this.#tokens[this.#next]?.text;
  }
  #take(): string {
    const token = this.#tokens[this.#next++];
    if (!token) throw new Error(`"${this.text}" ends too early.`);
    return token.text;
  }
  #expect(text: string): void {
    if (this.#peek !== text) throw this.#unexpected();
    this.#next++;
  }
  #unexpected(): Error {
    const token = this.#tokens[this.#next];
    return new Error(
      token
        ? `"${this.text}", character ${token.at + 1}: "${token.text}" is not expected here.`
        : `"${this.text}" ends too early.`,
    );
  }

  #binary(least: number): Node {
    let left = this.#unary();
    for (;;) {
      const operator = toBinary(this.#peek);
      if (!operator || strength[operator] <= least) return left;
      this.#next++;
      left = { kind: 'binary', operator, left, right: this.#binary(strength[operator]) };
    }
  }

  #unary(): Node {
    if (this.#peek === '!') {
      this.#next++;
      return { kind: 'not', of: this.#unary() };
    }
    if (this.#peek === '-') {
      this.#next++;
      return { kind: 'binary', operator: '-', left: { kind: 'constant', value: 0 }, right: this.#unary() };
    }
    return this.#postfix(this.#primary());
  }

  #postfix(start: Node): Node {
    let node = start;
    for (;;) {
      if (this.#peek === '.') {
        this.#next++;
        node = { kind: 'member', of: node, name: { kind: 'constant', value: this.#take() } };
      } else if (this.#peek === '[') {
        this.#next++;
        node = { kind: 'member', of: node, name: this.#binary(0) };
        this.#expect(']');
      } else return node;
    }
  }

  #primary(): Node {
    const token = this.#take();
    if (token === '(') {
      const node = this.#binary(0);
      this.#expect(')');
      return node;
    }
    if (token === '[') return this.#list();
    if (/^\d/.test(token)) return { kind: 'constant', value: Number(token) };
    if (token.startsWith('`')) return this.#template(token.slice(1, -1));
    if (/^['"]/.test(token)) return { kind: 'constant', value: token.slice(1, -1).replace(/\\(.)/g, '$1') };
    switch (token) {
      case 'true':
      case 'false':
        return { kind: 'constant', value: token === 'true' };
      case 'null':
      case 'undefined':
        return { kind: 'constant', value: null };
      case 'auth':
      case 'doc':
      case 'now':
      case 'request':
        return { kind: 'name', name: token };
      case 'get': {
        this.#gets++;
        this.#expect('(');
        const path = this.#binary(0);
        this.#expect(')');
        return { kind: 'get', path };
      }
      default:
        this.#next--;
        throw this.#unexpected();
    }
  }

  #list(): Node {
    const items: Node[] = [];
    while (this.#peek !== ']') {
      items.push(this.#binary(0));
      if (this.#peek !== ']') this.#expect(',');
    }
    this.#next++;
    return { kind: 'list', items };
  }

  #template(text: string): Node {
    const parts = text
      .split(/\$\{([^}]*)\}/)
      .map((part, i): Node => (i % 2 === 1 ? parseExpression(part) : { kind: 'constant', value: part }));
    return { kind: 'template', parts };
  }
}

function tokenize(text: string): { text: string; at: number }[] {
  const tokens: { text: string; at: number }[] = [];
  tokenPattern.lastIndex = 0;
  while (text.slice(tokenPattern.lastIndex).trim() !== '') {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw new Error(`"${text}", character ${at + 1}: cannot be read.`);
    const token = match[1] as string;
    tokens.push({ text: token, at: at + match[0].length - token.length });
  }
  return tokens;
}

function toBinary(token: string | undefined): BinaryOperator | null {
  if (token === '===') return '==';
  if (token === '!==') return '!=';
  return token !== undefined && Object.hasOwn(strength, token) ? (token as BinaryOperator) : null;
}
