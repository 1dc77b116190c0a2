// The refusals of WeChat's database: a closed list of codes with their meaning, and MongoDB's own sentences for the rest.
import { AdminError } from '../../service';

/** Codes that wx-server-sdk turns into an errCode; the spelling is WeChat's. */
export type DatabaseCode =
  /** -502001: MongoDB refused it; the message says why. */
  | 'DATABASE_REQUEST_FAILED'
  /** -502002: an operator that does not exist here. */
  | 'DATABASE_INVALID_OPERRATOR'
  /** -502003: the access rules of the collection do not allow it. */
  | 'DATABASE_PERMISSION_DENIED'
  /** -502004: too many collections. */
  | 'DATABASE_COLLECTION_EXCEED_LIMIT'
  /** -502005: no such collection. */
  | 'DATABASE_COLLECTION_NOT_EXIST'
  /** The SDK retries the whole transaction when a commit answers this. */
  | 'DATABASE_TRANSACTION_CONFLICT'
  /** The transaction was ended, has expired or never was. */
  | 'DATABASE_TRANSACTION_NOT_EXIST'
  /** -501007: the request itself is malformed. */
  | 'INVALID_PARAM'
  /** -501001: the emulator could not write its log. */
  | 'SYS_ERR';

export class DatabaseError extends AdminError {
  constructor(
    override readonly code: DatabaseCode,
    message: string,
  ) {
    super(code, message);
    this.name = 'DatabaseError';
  }
}

export const failed = (message: string) => new DatabaseError('DATABASE_REQUEST_FAILED', message);
export const invalidParam = (message: string) => new DatabaseError('INVALID_PARAM', message);
export const noCollection = (name: string) =>
  new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  );

/** What the SDKs of phone and functions make of a code: the errCode their callers see. */
export const errCodes: Readonly<Record<DatabaseCode, number>> = {
  DATABASE_REQUEST_FAILED: -502001,
  DATABASE_INVALID_OPERRATOR: -502002,
  DATABASE_PERMISSION_DENIED: -502003,
  DATABASE_COLLECTION_EXCEED_LIMIT: -502004,
  DATABASE_COLLECTION_NOT_EXIST: -502005,
  DATABASE_TRANSACTION_CONFLICT: -501001,
  DATABASE_TRANSACTION_NOT_EXIST: -501001,
  INVALID_PARAM: -501007,
  SYS_ERR: -501001,
};
