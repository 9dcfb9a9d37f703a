import { Index, PRIMARY, checkDeclarations, type IndexDeclaration } from './indexes.ts'
import { encodeValue } from './order.ts'
import type { Change, DocRecord, Transaction } from './transactions.ts'
import type { Doc } from './values.ts'

/** The documents of one collection and its indexes. */
export class Collection {
  readonly primary = new Index(PRIMARY)
  readonly indexes: Index[] = [this.primary]
  /** Documents with versions that only an open snapshot may still want. */
  readonly changedSinceSnapshots = new Set<DocRecord>()
  private readonly records = new Map<string, DocRecord>()
  private nextAge = 1
  private live = 0

  constructor(
    readonly name: string,
    declarations: IndexDeclaration[] = [],
  ) {
    checkDeclarations(name, declarations)
    for (const declaration of declarations) this.indexes.push(new Index(declaration))
  }

  /** Committed documents. */
  get count(): number {
    return this.live
  }

  /** The place of an `_id`, if anything (also uncommitted or just deleted) has it. */
  place(id: unknown): DocRecord | undefined {
    return this.records.get(encodeValue(id))
  }

  /** The place of an `_id`, made if need be. */
  takePlace(id: unknown): DocRecord {
    const key = encodeValue(id)
    let record = this.records.get(key)
    if (!record) {
      record = { key, age: this.nextAge++, latest: null, lockedBy: null }
      this.records.set(key, record)
    }
    return record
  }

  /** Every place in natural order. */
  everything(): Iterable<DocRecord> {
    return this.records.values()
  }

  forget(record: DocRecord): void {
    if (this.records.get(record.key) === record) this.records.delete(record.key)
  }

  /** Drops older versions and the places of deleted documents. */
  forgetHistory(): void {
    for (const record of this.changedSinceSnapshots) {
      if (record.latest) record.latest.before = null
      if (record.latest?.doc === null && record.lockedBy === null) this.forget(record)
    }
    this.changedSinceSnapshots.clear()
  }

  /** Who must finish before this document can be written without a transaction, or null. */
  blocker(record: DocRecord, doc: Doc | null): Transaction | null {
    if (record.lockedBy) return record.lockedBy
    if (!doc) return null
    for (const index of this.indexes) {
      if (!index.unique || index.reserved.size === 0) continue
      for (const key of index.keysOf(doc).keys) {
        const reserver = index.reserved.get(key)
        if (reserver) return reserver
      }
    }
    return null
  }

  /** Throws E11000 when another committed document holds one of this document's unique keys. */
  refuseDuplicates(record: DocRecord, doc: Doc, operation: 'Insert' | 'Update'): void {
    for (const index of this.indexes) {
      index.refuseParallelArrays(doc, operation)
      index.refuseNoPlace(doc, operation)
      if (!index.unique || index === this.primary) continue
      for (const key of index.keysOf(doc).keys) {
        const holder = index.entries.get(key)
        if (holder && holder !== record) throw index.duplicate(operation, this.name, doc)
      }
    }
  }

  /** Takes a document's present state out of the indexes that will not keep it, before `install`. */
  unindex({ record, doc }: Change): void {
    const before = record.latest?.doc
    if (!before) return
    for (const index of this.indexes) if (!index.keeps(before, doc)) index.remove(record, before)
    this.live--
  }

  /** Makes a change the newest version. `keepHistory` is set while a snapshot is open. */
  install({ record, doc }: Change, at: number, keepHistory: boolean): void {
    const before = record.latest?.doc
    record.latest = { at, doc, before: keepHistory ? record.latest : null }
    record.lockedBy = null
    if (keepHistory) this.changedSinceSnapshots.add(record)
    if (doc) {
      for (const index of this.indexes) if (!before || !index.keeps(before, doc)) index.add(record, doc)
      this.live++
    } else if (!keepHistory) this.forget(record)
  }
}
