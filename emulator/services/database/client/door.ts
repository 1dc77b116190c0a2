// The database as a mini program client sees it. In: the SDK's own actions with the caller's openid. Out: WeChat's
// answers. Each request is narrowed to what the caller may do and then goes the way of a function's request.
import type { AdminAction } from '../../../service';
import { CLIENT_LIMIT } from '../constants';
import { DatabaseError, failed, invalidParam } from '../errors';
import type { Session } from '../operations';
import { SdkRequest } from '../sdk-requests';
import { Collection } from '../store/collection';
import type { Store } from '../store/store';
import { toCanonical } from '../values/ejson';
import { isFields, type Fields } from '../values/types';
import { allow, refuseOpenid, withOpenid, type Purpose } from './access';

export interface DoorContext {
  store(): Store;
  now(): number;
  readonly session: Session;
  readonly actions: Readonly<Record<string, AdminAction>>;
}

type Narrow = (request: SdkRequest, caller: Caller) => Fields;

/** One client. Its answers are those of `/admin`: `{data}` or a DatabaseError. */
export class Caller {
  constructor(
    readonly openid: string,
    private readonly context: DoorContext,
  ) {}

  /**
   * @param action `database.getDocument`, `database.insertDocument`, …; transactions and collections are for functions
   * @param body the action's fields as the SDK encodes them
   * @throws DatabaseError as the client sees it
   */
  async call(action: string, body: Fields): Promise<Fields> {
    const narrow = narrowings.get(action);
    const run = narrow && this.context.actions[action];
    if (!run || body['transactionId'])
      throw new DatabaseError('DATABASE_PERMISSION_DENIED', `Permission denied: a client may not use ${action}`);
    const narrowed = narrow(new SdkRequest(body, this.context.now()), this);
    const reply = await run({
      action,
      body: { ...body, ...narrowed },
      files: new Map(),
      invocation: null,
      call: { name: action, startedAt: 0, ms: null, outcome: null },
    });
    return reply as Fields;
  }

  /** The query with the caller in it, joined with what the permission adds. */
  narrowed(collection: string, purpose: Purpose, query: Fields, data?: Fields): Fields {
    const asked = withOpenid(query, this.openid);
    const added = allow({
      collection,
      permission: this.context.store().permissionOf(this.context.store().collection(collection).name),
      purpose,
      query: asked,
      openid: this.openid,
      now: this.context.now(),
      ...(data && { data }),
      get: (name, id) => this.#document(name, id),
    });
    return added ? { $and: [asked, added] } : asked;
  }

  /** Whether a preset, not a security rule, guards the collection. */
  hasPreset(collection: string): boolean {
    return typeof this.context.store().permissionOf(collection) === 'string';
  }

  /** The stored document that a `set` would replace. */
  existing(collection: string, id: unknown): Fields | null {
    return this.context.session.source(collection).collection.get(Collection.keyOf(id))?.document ?? null;
  }

  #document(name: string, id: string): Fields | null {
    return this.context.store().has(name) ? this.existing(name, id) : null;
  }
}

const getDocument: Narrow = (request, caller) => ({
  query: toCanonical(caller.narrowed(request.collection, 'read', request.query)),
  limit: Math.min(request.count('limit') || CLIENT_LIMIT, CLIENT_LIMIT),
});

const calculateDocument: Narrow = (request, caller) => ({
  query: toCanonical(caller.narrowed(request.collection, 'read', request.query)),
});

const insertDocument: Narrow = (request, caller) => ({
  data: request.documents.map((fields) => {
    refuseOpenid(fields, false);
    const stamped = { ...fields, _openid: caller.openid };
    caller.narrowed(request.collection, 'create', {}, stamped);
    return toCanonical(stamped);
  }),
});

const modifyDocument: Narrow = (request, caller) => {
  const { collection, query, data } = request;
  const merge = request.flag('merge');
  refuseOpenid(data, merge);
  if (merge) {
    refuseMany(request, caller);
    return { query: toCanonical(caller.narrowed(collection, 'update', query, data)) };
  }
  const stamped = { ...data, _openid: caller.openid };
  const existing = caller.existing(collection, query['_id']);
  caller.narrowed(collection, existing ? 'update' : 'create', query, stamped);
  if (existing && caller.hasPreset(collection) && existing['_openid'] !== caller.openid)
    throw new DatabaseError('DATABASE_PERMISSION_DENIED', 'Permission denied: the document belongs to someone else');
  return { data: toCanonical(existing ? { ...data, _openid: existing['_openid'] } : stamped) };
};

const removeDocument: Narrow = (request, caller) => {
  refuseMany(request, caller);
  return { query: toCanonical(caller.narrowed(request.collection, 'delete', request.query)) };
};

/** WeChat: a client changes several documents at once only under security rules. */
function refuseMany(request: SdkRequest, caller: Caller): void {
  if (!request.flag('multi') || !caller.hasPreset(request.collection)) return;
  throw new DatabaseError(
    'DATABASE_PERMISSION_DENIED',
    `Permission denied: a client changes several documents of ${request.collection} at once only under a security rule`,
  );
}

const aggregateDocuments: Narrow = (request, caller) => {
  const { collection, stages } = request;
  const first = stages[0]?.key === '$match' && isFields(stages[0].value) ? stages[0].value : {};
  if (stages[0]?.key === '$geoNear') throw invalidParam('a client pipeline begins with match, not geoNear');
  const match = caller.narrowed(collection, 'read', first);
  for (const { key, value } of stages) refuseJoins({ [key]: value }, caller);
  const rest = stages[0]?.key === '$match' ? stages.slice(1) : stages;
  return {
    stages: [{ key: '$match', value: match }, ...rest].map(({ key, value }) => ({
      stageKey: key,
      stageValue: toCanonical(withOpenid(value, caller.openid)),
    })),
  };
};

/** A join shows another collection, so all of that one must be open to the caller. */
function refuseJoins(stage: unknown, caller: Caller): void {
  if (Array.isArray(stage)) for (const inner of stage) refuseJoins(inner, caller);
  if (!isFields(stage)) return;
  const { $lookup: lookup } = stage;
  if (isFields(lookup)) {
    if (typeof lookup['from'] !== 'string') throw failed("missing 'from' option to $lookup stage specification");
    if ('$and' in caller.narrowed(lookup['from'], 'read', {}))
      throw new DatabaseError(
        'DATABASE_PERMISSION_DENIED',
        `Permission denied: a client may not join ${lookup['from']}`,
      );
  }
  for (const inner of Object.values(stage)) refuseJoins(inner, caller);
}

const narrowings: ReadonlyMap<string, Narrow> = new Map(
  Object.entries({
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.insertDocument': insertDocument,
    'database.modifyDocument': modifyDocument,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
  }),
);
