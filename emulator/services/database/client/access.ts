// What a mini program client may do with a collection (WeChat: 数据权限 and 安全规则). In: the collection's permission, who
// asks and what for. Out: what must be added to the query, or a refusal. Functions never come here.
import { DatabaseError, invalidParam } from '../errors';
import type { Permission, Preset } from '../declaration';
import { demandsOf } from '../query/planner';
import { isFields, type Fields } from '../values/types';
import { holds, type Asked } from './evaluate';
import { parseExpression } from './expression';

export type Purpose = 'read' | 'create' | 'update' | 'delete';

/** Whom a preset lets do what: everyone, the document's creator, or nobody but functions. */
const presetRights: Readonly<Record<Preset, Readonly<Record<'read' | 'write', 'all' | 'creator' | 'nobody'>>>> = {
  READONLY: { read: 'all', write: 'creator' },
  PRIVATE: { read: 'creator', write: 'creator' },
  ADMINWRITE: { read: 'all', write: 'nobody' },
  ADMINONLY: { read: 'nobody', write: 'nobody' },
};

export interface Request extends Omit<Asked, 'doc'> {
  readonly collection: string;
  readonly permission: Permission;
  readonly purpose: Purpose;
  /** What is searched for; of a create, nothing. */
  readonly query: Fields;
}

/**
 * @returns conditions that the query must be joined with: a preset shows a client only what it may see
 * @throws DatabaseError DATABASE_PERMISSION_DENIED
 */
export function allow(request: Request): Fields | null {
  const { permission, purpose, collection, openid } = request;
  if (typeof permission === 'string') {
    const right = presetRights[permission][purpose === 'read' ? 'read' : 'write'];
    if (right === 'nobody') throw denied(collection, purpose, permission);
    return right === 'all' || purpose === 'create' ? null : { _openid: openid };
  }
  const rule = purpose === 'read' ? permission['read'] : (permission[purpose] ?? permission['write']);
  if (rule === undefined || rule === false)
    throw denied(collection, purpose, 'its security rule says false or nothing');
  if (rule === true) return null;
  const doc = purpose === 'create' ? { document: request.data ?? {} } : { demands: demandsOf(request.query) };
  if (!holds(parseExpression(rule), { ...request, doc }))
    throw denied(collection, purpose, `the query must be within the rule ${rule}`);
  return null;
}

const denied = (collection: string, purpose: Purpose, why: string) =>
  new DatabaseError(
    'DATABASE_PERMISSION_DENIED',
    `Permission denied: a client may not ${purpose} ${collection} (${why})`,
  );

/** WeChat puts the caller in the place of this text, so that a query can be within a rule. */
const TEMPLATE = '{openid}';

/** Replaces the text `{openid}` by the caller wherever it is a whole value. */
export function withOpenid<T>(value: T, openid: string): T {
  if (value === TEMPLATE) return openid as T;
  if (Array.isArray(value)) return value.map((inner: unknown) => withOpenid(inner, openid)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withOpenid(inner as unknown, openid)]),
  ) as T;
}

/** @throws DatabaseError when data of a client speaks of `_openid`, which only the platform writes */
export function refuseOpenid(data: Fields, isUpdate: boolean): void {
  const fields = isUpdate ? Object.entries(data).flatMap(writtenFields) : Object.keys(data);
  if (fields.some((name) => name === '_openid' || name.startsWith('_openid.')))
    throw invalidParam('_openid is written by the platform; a client can neither set nor change it');
}

/** The fields an operator writes; `$rename` also writes where it moves to. */
function writtenFields([operator, operand]: [string, unknown]): string[] {
  if (!isFields(operand)) return [];
  return operator === '$rename'
    ? [...Object.keys(operand), ...Object.values(operand).map(String)]
    : Object.keys(operand);
}
