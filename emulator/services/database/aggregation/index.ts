// Aggregation: a pipeline over one collection. In: stages as the SDK sends them, values decoded. Out: documents. The first
// `$match` is answered by an index; the rest runs on mingo with our stages and expressions on top. It never writes.
import { Aggregator } from 'mingo/aggregator';
import type { AnyObject } from 'mingo/types';
import { DatabaseError, failed } from '../errors';
import type { Session } from '../operations';
import { boundedFor } from '../query/bounded';
import { find, type Found } from '../query/find';
import { mingoContext, mingoOptions, translated } from '../query/language';
import { isFields, type Fields } from '../values/types';
import { geoNear } from './geo-near';
import { lookup, type Foreign } from './lookup';
import { knownStages } from './stages';

export type StageSpec = readonly [name: string, operand: unknown];

export interface Aggregated extends Omit<Found, 'entries'> {
  readonly documents: readonly Fields[];
}

export interface AggregateOptions {
  /** Rows of the answer when no stage limits them (WeChat: 20 unless a limit is named). */
  readonly defaultRows: number;
  readonly mostRows: number;
  /** What `$$NOW` stands for. */
  readonly now: Date;
}

/** @throws DatabaseError when a stage or an expression is refused */
export function aggregate(
  session: Session,
  name: string,
  pipeline: readonly StageSpec[],
  options: AggregateOptions,
): Aggregated {
  const { stages: rest, ...source } = begin(session, name, checked(pipeline, options.now));
  const documents = boundedFor(rest, () => pipelineRunner(session)(source.documents, rest, {}));
  const limited = pipeline.some(([stage]) => stage === '$limit');
  return { ...source, documents: documents.slice(0, limited ? options.mostRows : options.defaultRows) };
}

function checked(pipeline: readonly StageSpec[], now: Date): StageSpec[] {
  return pipeline.map(([stage, operand], i) => {
    if (!knownStages.has(stage))
      throw new DatabaseError('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${stage}'`);
    if (stage === '$geoNear' && i > 0) throw failed('$geoNear is only valid as the first stage in a pipeline.');
    return [stage, withNow(operand, now)] as const;
  });
}

/** mingo's own `$$NOW` is the machine's clock; here it is the virtual one. */
function withNow(value: unknown, now: Date): unknown {
  if (value === '$$NOW') return now;
  if (Array.isArray(value)) return value.map((inner) => withNow(inner, now));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNow(inner, now)]));
}

/** What the pipeline begins with, and the stages that are left. */
function begin(session: Session, name: string, pipeline: readonly StageSpec[]): Aggregated & { stages: Fields[] } {
  const source = session.source(name);
  const [first] = pipeline;
  const stages = pipeline.map(([stage, operand]): Fields => ({ [stage]: operand }));
  const query = first?.[0] === '$match' && isFields(first[1]) ? first[1] : null;
  const found = find(source, { query: query ?? {} });
  const documents = found.entries.map((entry) => entry.document);
  if (first?.[0] === '$geoNear') {
    const near = geoNear(documents, first[1], (wanted) => source.collection.geoField(wanted));
    return { documents: near, index: '2dsphere', scanned: found.scanned, stages: stages.slice(1) };
  }
  return { documents, index: found.index, scanned: found.scanned, stages: query ? stages.slice(1) : stages };
}

function pipelineRunner(session: Session): Foreign['run'] {
  const run: Foreign['run'] = (documents, stages, variables) => {
    if (stages.length === 0) return documents;
    for (const stage of stages) {
      const [stageName = ''] = Object.keys(stage);
      if (Object.keys(stage).length !== 1 || !knownStages.has(stageName) || stageName === '$geoNear')
        throw failed(`Unrecognized pipeline stage name: '${Object.keys(stage).join()}'`);
    }
    return translated(() => new Aggregator(stages as AnyObject[], { ...options, variables }).run<AnyObject>(documents));
  };
  const search: Foreign['search'] = (name, match) =>
    find(session.source(name), { query: match ? { [match.field]: { $in: match.values } } : {} }).entries.map(
      (entry) => entry.document,
    );
  const options = { ...mingoOptions, context: mingoContext({ $lookup: lookup({ search, run }) }) };
  return run;
}
