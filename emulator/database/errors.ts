import type { RequestStats } from './tally.ts'

export { StoreError } from '../durable/store-error.ts'

/**
 * An error as the cloud answers it: HTTP 200 with `{ code, message }`. `code` is the string code of the
 * SDK's own table (`DATABASE_REQUEST_FAILED` becomes errCode -502001, unknown codes -501001).
 */
export class CloudError extends Error {
  /** What the failing request had cost until then; the cloud station counts it too. */
  stats?: RequestStats

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

const CONTACT = 'Please check your request, but if the problem persists, contact us.'

/** Somebody else wrote the document first. Text from the vendor's transaction tests. */
export const transactionConflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )

/** The transaction was committed, aborted or has outlived its 30 seconds. Text from the same tests. */
export const transactionGone = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )

export const collectionMissing = (name: string) =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `collection not exists. [ResourceNotFound] Db or Table not exist: ${name}. ` +
      'Please check your request, but if the problem cannot be solved, contact us.',
  )

export const collectionExists = (name: string) =>
  new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}. ${CONTACT}`)

/** `key` is the offending key as the shell prints it, for example `{ _id: "o1" }`. */
export const duplicateKey = (
  operation: 'Insert' | 'Update',
  collection: string,
  index: string,
  key: string,
) =>
  writeFailed(
    operation,
    `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: ${key}`,
  )

/** A write MongoDB refuses, wrapped the way the real server wraps it. */
export const writeFailed = (operation: 'Insert' | 'Update', reason: string) =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.${operation}] multiple write errors: [{write errors: [{${reason}}]}, {<nil>}]`,
  )

/** The text for a document MongoDB itself would refuse; the real one for what its gateway refuses earlier is unknown. */
export const documentTooLarge = (operation: 'Insert' | 'Update', bytes: number) =>
  writeFailed(operation, `object to ${operation.toLowerCase()} too large. size in bytes: ${bytes}`)

/** The real code and text are unknown; -602001 is what a phone hears that asks the database itself. */
export const answerTooLarge = (limit: number) =>
  requestFailed(`query result exceeds the limit of ${limit} bytes`)

export const requestFailed = (reason: string) =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`)

export const invalidParam = (reason: string) => new CloudError('INVALID_PARAM', reason)

/** Not a WeChat code: our own refusal of a query that no declared index serves. */
export const undeclaredScan = (collection: string, shape: string) =>
  new CloudError(
    'LOCAL_UNDECLARED_SCAN',
    `no declared index of "${collection}" serves ${shape}, so the query would read the whole collection`,
  )
