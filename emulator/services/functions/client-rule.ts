// Which functions a mini program may call. In: the functions' security rules. Out: yes or no for a caller. WeChat: 云函数
// 安全规则, `{"*": {"invoke": "auth != null"}, "receive": {"invoke": false}}`; without rules every client may call.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Rule = boolean | string;

/** The expressions on the caller that a function's rule can hold; `doc` and `get()` exist in the database's rules only. */
const expressions: Readonly<Record<string, (openid: string | undefined) => boolean>> = {
  true: () => true,
  false: () => false,
  'auth!=null': (openid) => openid !== undefined,
  'auth==null': (openid) => openid === undefined,
  'auth.openid!=null': (openid) => openid !== undefined,
  'auth.openid==null': (openid) => openid === undefined,
};

/**
 * Whether a client may call a function by `<cloudfunctionRoot>/security-rules.json`.
 * @param openid the caller; undefined for one who is not logged in
 * @throws Error when the file or the rule cannot be understood; nothing is allowed then
 */
export function clientMayInvoke(root: string, name: string, openid: string | undefined): boolean {
  const file = path.join(root, 'security-rules.json');
  if (!existsSync(file)) return true;
  const rules = readRules(file);
  const rule: Rule = rules[name]?.invoke ?? rules['*']?.invoke ?? false;
  const allowed = expressions[String(rule).replace(/\s+/g, '')];
  if (!allowed)
    throw new Error(
      `${file}: the rule ${JSON.stringify(rule)} of "${name}" is none of true, false, ${Object.keys(expressions).slice(2).join(', ')}.`,
    );
  return allowed(openid);
}

function readRules(file: string): Record<string, { invoke?: Rule } | undefined> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, { invoke?: Rule }>;
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
}
