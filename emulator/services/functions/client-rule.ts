// Which functions a mini program may call. In: the functions' security rules. Out: yes or no for a caller. WeChat: 云函数
// 安全规则, `{"*": {"invoke": "auth != null"}, "receive": {"invoke": false}}`; without rules every client may call.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { own } from '../../own';

type Test = (openid: string | undefined) => boolean;
const isKnown: Test = (openid) => openid !== undefined;
const isUnknown: Test = (openid) => openid === undefined;
/** The expressions on the caller that a function's rule can hold; `doc` and `get()` exist in the database's rules only. */
const expressions: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['true', () => true],
  ['false', () => false],
  ['auth!=null', isKnown],
  ['auth==null', isUnknown],
  ['auth.openid!=null', isKnown],
  ['auth.openid==null', isUnknown],
]);

/**
 * Whether a client may call a function by `<cloudfunctionRoot>/security-rules.json`.
 * @param openid the caller; undefined for one who is not logged in
 * @throws Error when the file or the rule cannot be understood; nothing is allowed then
 */
export function clientMayInvoke(root: string, name: string, openid: string | undefined): boolean {
  const file = path.join(root, 'security-rules.json');
  if (!existsSync(file)) return true;
  const rules = readRules(file);
  const rule = ruleOf(rules, name, file) ?? ruleOf(rules, '*', file) ?? false;
  const written = typeof rule === 'string' ? rule : JSON.stringify(rule);
  const allowed = expressions.get(written.replace(/\s+/g, ''));
  if (!allowed)
    throw new Error(
      `${file}: the rule ${JSON.stringify(rule)} of "${name}" is none of ${[...expressions.keys()].join(', ')}.`,
    );
  return allowed(openid);
}

function ruleOf(rules: Readonly<Record<string, unknown>>, name: string, file: string): unknown {
  const entry = own(rules, name);
  if (entry === undefined) return undefined;
  if (isObject(entry)) return own(entry, 'invoke');
  throw new Error(
    `${file}: the rule of "${name}" must be an object like {"invoke": true}; got ${JSON.stringify(entry)}.`,
  );
}

function readRules(file: string): Readonly<Record<string, unknown>> {
  let rules: unknown;
  try {
    rules = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  if (isObject(rules)) return rules;
  throw new Error(`${file} must hold an object like {"*": {"invoke": true}}.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
