import { randomUUID } from 'node:crypto'
import type { Collection } from './collection.ts'
import { transactionConflict, transactionGone } from './errors.ts'
import type { Index } from './indexes.ts'
import { TRANSACTION_LIFETIME } from './limits.ts'
import type { Doc } from './values.ts'

/**
 * Snapshot isolation: a transaction reads what was committed when its first operation came, plus its own
 * writes. The first to write a document wins; anybody else's transaction meets a conflict at that write and is
 * over. Writers without a transaction wait until the document is free.
 */

/** One state of a document; `doc` is null where it was deleted. Older states are kept only for open snapshots. */
export interface Version {
  at: number
  doc: Doc | null
  before: Version | null
}

/** A place for a document. `latest` is null while only an uncommitted insert holds the place. */
export interface DocRecord {
  /** The encoded `_id`. */
  key: string
  /** Position in natural order: the order in which places were taken since the store was opened. */
  age: number
  latest: Version | null
  lockedBy: Transaction | null
}

export interface Change {
  collection: Collection
  record: DocRecord
  doc: Doc | null
}

export class Transaction {
  readonly id = randomUUID()
  /** The commit number this transaction sees; taken at its first operation. */
  snapshot: number | null = null
  readonly writes = new Map<DocRecord, Change>()
  /** Documents it holds, also that of a write which was refused: whoever waits for them must find them free at the end. */
  private readonly held = new Map<DocRecord, Collection>()
  /** Resolves when the transaction is over, whichever way. */
  readonly over: Promise<void>
  private readonly reservations: { index: Index; key: string }[] = []
  private finish!: () => void
  private timer: NodeJS.Timeout

  constructor(
    private readonly book: Transactions,
    lifetime: number,
  ) {
    this.over = new Promise(resolve => (this.finish = resolve))
    this.timer = setTimeout(() => this.book.end(this), lifetime)
    this.timer.unref()
  }

  /** The state this transaction sees of a document. */
  sees(record: DocRecord): Doc | null {
    const own = this.writes.get(record)
    if (own) return own.doc
    let version = record.latest
    while (version && version.at > this.snapshot!) version = version.before
    return version?.doc ?? null
  }

  /** Own writes in one collection. */
  *writesIn(collection: Collection): Generator<Change> {
    for (const change of this.writes.values()) if (change.collection === collection) yield change
  }

  /** Takes a document for writing. Throws a conflict when somebody else has it or changed it meanwhile. */
  private lock({ record, collection }: Change): void {
    const takenByOther = record.lockedBy !== null && record.lockedBy !== this
    if (takenByOther || (record.latest !== null && record.latest.at > this.snapshot!))
      throw transactionConflict()
    record.lockedBy = this
    this.held.set(record, collection)
  }

  /** Notes a write, seen by this transaction alone until it commits. */
  write(change: Change, operation: 'Insert' | 'Update'): void {
    this.lock(change)
    if (change.doc) this.reserveKeys(change, change.doc, operation)
    this.writes.set(change.record, change)
  }

  private reserveKeys({ collection, record }: Change, doc: Doc, operation: 'Insert' | 'Update'): void {
    for (const index of collection.indexes) {
      index.refuseParallelArrays(doc, operation)
      index.refuseNoPlace(doc, operation)
      // The place of an `_id` is locked as a whole.
      if (!index.unique || index === collection.primary) continue
      for (const key of index.keysOf(doc).keys) {
        const holder = index.entries.get(key)
        if (holder && holder !== record && this.stillHolds(index, key, holder)) {
          if (holder.latest!.at > this.snapshot!) throw transactionConflict()
          throw index.duplicate(operation, collection.name, doc)
        }
        const reserver = index.reserved.get(key)
        if (reserver && reserver !== this) throw transactionConflict()
        if (reserver === this && this.ownHolder(collection, index, key, record)) {
          throw index.duplicate(operation, collection.name, doc)
        }
        if (!reserver) {
          index.reserved.set(key, this)
          this.reservations.push({ index, key })
        }
      }
    }
  }

  // A document this transaction has deleted or moved no longer holds its committed key.
  private stillHolds(index: Index, key: string, holder: DocRecord): boolean {
    const own = this.writes.get(holder)
    return !own || (own.doc !== null && index.keysOf(own.doc).keys.includes(key))
  }

  private ownHolder(collection: Collection, index: Index, key: string, except: DocRecord): boolean {
    for (const { record, doc } of this.writesIn(collection)) {
      if (record !== except && doc && index.keysOf(doc).keys.includes(key)) return true
    }
    return false
  }

  /** Frees what this transaction holds and wakes who waits. Called by the book only. */
  release(): void {
    clearTimeout(this.timer)
    for (const { index, key } of this.reservations) index.reserved.delete(key)
    for (const [record, collection] of this.held) {
      if (record.lockedBy === this) record.lockedBy = null
      if (record.latest === null) collection.forget(record)
    }
    this.finish()
  }
}

/** The open transactions of one database. */
export class Transactions {
  private readonly open = new Map<string, Transaction>()

  constructor(
    /** Called when no snapshot is open any more, so that older versions can go. */
    private readonly forgetHistory: () => void,
    private readonly lifetime = TRANSACTION_LIFETIME,
  ) {}

  begin(): Transaction {
    const transaction = new Transaction(this, this.lifetime)
    this.open.set(transaction.id, transaction)
    return transaction
  }

  /** The open transaction of this id, its snapshot taken at `now` if this is its first operation. */
  get(id: string, now: number): Transaction {
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    transaction.snapshot ??= now
    return transaction
  }

  /** True while somebody may still read versions older than the newest. */
  get looksBack(): boolean {
    for (const { snapshot } of this.open.values()) if (snapshot !== null) return true
    return false
  }

  /** Ends a transaction without keeping its writes (or after they were installed). Twice does no harm. */
  end(transaction: Transaction): void {
    if (!this.open.delete(transaction.id)) return
    transaction.release()
    if (!this.looksBack) this.forgetHistory()
  }

  endAll(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction)
  }
}
