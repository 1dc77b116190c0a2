// Whether a security rule holds. In: the rule's tree, who asks, and what is known of the documents: one document in full,
// or only what the query demands of all it finds. Out: yes, no, or not certain. WeChat allows a query only when the rule
// holds for every document it could find, so "not certain" is a no to the caller.
import { bracketOf, compare, same } from '../values/order';
import type { Demand } from '../query/planner';
import { isFields, type Fields } from '../values/types';
import type { BinaryOperator, Node } from './expression';

/** What is known of `doc`: all of it, or what a query demands of its fields. */
export type Knowledge = { readonly document: Fields } | { readonly demands: ReadonlyMap<string, Demand> };

export interface Asked {
  readonly openid: string;
  /** Epoch milliseconds of the virtual clock. */
  readonly now: number;
  readonly doc: Knowledge;
  /** The data of a write, as `request.data`. */
  readonly data?: Fields;
  /** Another document, for get(); null when there is none. */
  get(collection: string, id: string): Fields | null;
}

/** A value, or a field of `doc` of which only the query's demand is known. */
type Known = { readonly value: unknown } | { readonly demand: Demand } | typeof unknown;
const unknown = Symbol('not known');

/** @returns true only when the rule holds for every document the knowledge fits */
export function holds(node: Node, asked: Asked): boolean {
  return truth(evaluate(node, asked)) === true;
}

const truth = (known: Known): boolean | null => (known !== unknown && 'value' in known ? Boolean(known.value) : null);
const certain = (value: boolean | null): Known => (value === null ? unknown : { value });

function evaluate(node: Node, asked: Asked): Known {
  switch (node.kind) {
    case 'constant':
      return { value: node.value };
    case 'list':
      return together(
        node.items.map((item) => evaluate(item, asked)),
        (values) => values,
      );
    case 'template':
      return together(
        node.parts.map((part) => evaluate(part, asked)),
        (values) => values.map(text).join(''),
      );
    case 'name':
      return name(node.name, asked);
    case 'member':
      return member(node, asked);
    case 'get':
      return together([evaluate(node.path, asked)], ([path]) => {
        const [root, collection, ...id] = text(path).split('.');
        return root === 'database' && collection ? asked.get(collection, id.join('.')) : null;
      });
    case 'not': {
      const value = truth(evaluate(node.of, asked));
      return certain(value === null ? null : !value);
    }
    case 'binary':
      return binary(node.operator, node.left, node.right, asked);
  }
}

function together(all: readonly Known[], combine: (values: unknown[]) => unknown): Known {
  const values: unknown[] = [];
  for (const known of all) {
    if (known === unknown) return unknown;
    const possible = 'value' in known ? [known.value] : (known.demand.values ?? []);
    if (possible.length !== 1) return unknown;
    values.push(possible[0]);
  }
  return { value: combine(values) };
}

function name(which: 'auth' | 'doc' | 'now' | 'request', { openid, now, doc, data }: Asked): Known {
  switch (which) {
    case 'auth':
      return { value: { openid } };
    case 'now':
      return { value: now };
    case 'request':
      return data ? { value: { data } } : unknown;
    case 'doc':
      return 'document' in doc ? { value: doc.document } : unknown;
  }
}

function member(node: Extract<Node, { kind: 'member' }>, asked: Asked): Known {
  const path = 'demands' in asked.doc ? docPath(node) : null;
  if (path !== null && 'demands' in asked.doc) {
    const demand = asked.doc.demands.get(path);
    const [only, ...others] = demand?.values ?? [];
    if (!demand) return unknown;
    // A field that must equal one value may still be a list that holds it, so it stays a demand.
    return demand.values && others.length === 0 && isFields(only) ? { value: only } : { demand };
  }
  return together([evaluate(node.of, asked), evaluate(node.name, asked)], ([of, field]) => {
    if (Array.isArray(of)) return field === 'length' ? of.length : ((of as unknown[])[Number(field)] ?? null);
    return isFields(of) && Object.hasOwn(of, String(field)) ? of[String(field)] : null;
  });
}

/** `doc.a.b` as the path `a.b`; null for anything else. */
function docPath(node: Node): string | null {
  if (node.kind !== 'member' || node.name.kind !== 'constant') return null;
  if (node.of.kind === 'name') return node.of.name === 'doc' ? String(node.name.value) : null;
  const outer = docPath(node.of);
  return outer === null ? null : `${outer}.${String(node.name.value)}`;
}

function binary(operator: BinaryOperator, leftNode: Node, rightNode: Node, asked: Asked): Known {
  const left = evaluate(leftNode, asked);
  if (operator === '&&' || operator === '||') {
    const decisive = operator === '||';
    const [a, b] = [truth(left), truth(evaluate(rightNode, asked))];
    if (a === decisive || b === decisive) return { value: decisive };
    return a === null || b === null ? unknown : { value: !decisive };
  }
  const right = evaluate(rightNode, asked);
  if (left === unknown || right === unknown) return unknown;
  if ('value' in left && 'value' in right) return { value: compute(operator, left.value, right.value) };
  if ('demand' in left && 'value' in right) return certain(implied(operator, left.demand, right.value));
  if ('value' in left && 'demand' in right) {
    if (operator === 'in') return certain(allAre(right.demand, (value) => same(value, left.value)));
    const turned = turnedRound[operator];
    return turned ? certain(implied(turned, right.demand, left.value)) : unknown;
  }
  return unknown;
}

const turnedRound: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '==': '==',
  '!=': '!=',
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
};

function compute(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  const [a, b] = [plain(left), plain(right)];
  switch (operator) {
    case '==':
      return same(a, b);
    case '!=':
      return !same(a, b);
    case 'in':
      return Array.isArray(b) ? b.some((item) => same(item, a)) : isFields(b) && Object.hasOwn(b, text(a));
    case '+':
      return typeof a === 'number' && typeof b === 'number' ? a + b : text(a) + text(b);
    case '-':
      return Number(a) - Number(b);
    default:
      return bracketOf(a) === bracketOf(b) && ordered(operator, compare(a, b));
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Times compare with `now`, which is a number. */
const plain = (value: unknown) => (value instanceof Date ? value.getTime() : (value ?? null));

function ordered(operator: BinaryOperator, order: number): boolean {
  switch (operator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    default:
      return order <= 0;
  }
}

/** Whether all values of a demanded field are as wanted: null when some could be and some not. */
function allAre({ values }: Demand, wanted: (value: unknown) => boolean): boolean | null {
  if (!values || values.length === 0) return null;
  return values.every(wanted) ? true : values.some(wanted) ? null : false;
}

/** Whether a demand on a field makes a comparison with a constant true for every document. */
function implied(operator: BinaryOperator, demand: Demand, constant: unknown): boolean | null {
  const byValues = allAre(demand, (value) => Boolean(compute(operator, value, constant)));
  if (byValues !== null || demand.values) return byValues;
  const low = demand.low && compare(plain(demand.low.value), plain(constant));
  const high = demand.high && compare(plain(demand.high.value), plain(constant));
  if (operator === '>' && low !== undefined) return low > 0 || (low === 0 && !demand.low?.inclusive) ? true : null;
  if (operator === '>=' && low !== undefined) return low >= 0 ? true : null;
  if (operator === '<' && high !== undefined) return high < 0 || (high === 0 && !demand.high?.inclusive) ? true : null;
  if (operator === '<=' && high !== undefined) return high <= 0 ? true : null;
  return null;
}
