// 实时数据推送: a query that is followed. Snapshots come as the emulator's database makes them; a lost line is an error to
// the page, which WeChat tells it to answer by watching again.
import type { Phone } from '../phone';

export interface WatchOptions {
  onChange(snapshot: Record<string, unknown>): void;
  onError(error: Error & { errCode?: number; errMsg?: string }): void;
}
interface Watched {
  readonly collectionName: string;
  readonly query: unknown;
  readonly limit?: number | undefined;
  readonly order?: unknown;
}

export function watchQuery(phone: Phone, watched: Watched, options: WatchOptions): { close: () => void } {
  for (const name of ['onChange', 'onError'] as const) {
    if (typeof options?.[name] !== 'function') throw new Error(`watch: ${name} must be a function`);
  }
  const parameters = new URLSearchParams({ openid: phone.openid, collectionName: watched.collectionName });
  if (typeof watched.query === 'string') parameters.set('query', watched.query);
  if (watched.limit !== undefined) parameters.set('limit', String(watched.limit));
  if (watched.order !== undefined) parameters.set('order', JSON.stringify(watched.order));
  const source = new EventSource(`${phone.api.base}/client/database/watch?${parameters.toString()}`);
  const fail = (errCode: number, message: string) => {
    source.close();
    const errMsg = `collection.watch:fail ${errCode} ${message}`;
    phone.guard(() => {
      options.onError(Object.assign(new Error(errMsg), { errCode, errMsg }));
    });
  };
  source.addEventListener('snapshot', ({ data }) => {
    const snapshot = withDates(JSON.parse(String(data))) as Record<string, unknown>;
    phone.guard(() => {
      options.onChange(snapshot);
    });
  });
  source.addEventListener('refusal', ({ data }) => {
    const { code, message } = JSON.parse(String(data)) as { code: string; message: string };
    fail(code === 'DATABASE_PERMISSION_DENIED' ? -502003 : -402002, message);
  });
  source.onerror = () => {
    fail(-402003, 'the line to the database was lost');
  };
  return {
    close: () => {
      source.close();
    },
  };
}

/** Extended JSON's dates as dates; other types of it stay as they are. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  const { $date: date } = value as { $date?: unknown };
  if (typeof date === 'string') return new Date(date);
  if (typeof date === 'object' && date !== null) return new Date(Number((date as { $numberLong: string }).$numberLong));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]));
}
