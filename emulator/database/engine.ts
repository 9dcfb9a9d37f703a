import { Collection } from './collection.ts'
import { isCollectionName } from './documents.ts'
import { encodeForDisk } from './ejson.ts'
import { CloudError, collectionExists, collectionMissing, invalidParam } from './errors.ts'
import type { IndexDeclaration, IndexDeclarations } from './indexes.ts'
import type { Store } from './store.ts'
import { Transactions, type Change, type Transaction } from './transactions.ts'
import { type Doc } from './values.ts'

export interface EngineOptions {
  store: Store
  /** The cloud's now, ms since 1970. */
  clock: () => number
  autoCreate?: boolean
  indexes?: IndexDeclarations
  refuseUndeclaredScans?: boolean
}

/**
 * The collections, the open transactions and the order of commits. Everything here happens within one turn of
 * the event loop: what is checked and what is written belongs together without locks.
 */
export class Engine {
  readonly store: Store
  readonly clock: () => number
  readonly refuseUndeclaredScans: boolean
  readonly transactions: Transactions
  private readonly known = new Map<string, Collection>()
  private readonly autoCreate: boolean
  private readonly declared: IndexDeclarations
  private commits = 1

  constructor({
    store,
    clock,
    autoCreate = false,
    indexes = {},
    refuseUndeclaredScans = false,
  }: EngineOptions) {
    this.store = store
    this.clock = clock
    this.autoCreate = autoCreate
    this.declared = indexes
    this.refuseUndeclaredScans = refuseUndeclaredScans
    this.transactions = new Transactions(() => {
      for (const collection of this.known.values()) collection.forgetHistory()
    })
  }

  /** Makes the declared collections that the store did not know. Called once, after loading. */
  declareCollections(): void {
    for (const name of Object.keys(this.declared)) if (!this.known.has(name)) this.create(name)
  }

  collections(): Collection[] {
    return [...this.known.values()]
  }

  /** The collection of this name, or DATABASE_COLLECTION_NOT_EXIST. */
  collection(name: string): Collection {
    const collection = this.known.get(name)
    if (collection) return collection
    if (!this.autoCreate) throw collectionMissing(name)
    return this.create(name)
  }

  /** `database.addCollection`. */
  addCollection(name: string): void {
    if (this.known.has(name)) throw collectionExists(name)
    this.create(name)
  }

  private create(name: string): Collection {
    if (!isCollectionName(name))
      throw invalidParam(`a collection can not have the name ${JSON.stringify(name)}`)
    const collection = new Collection(name, this.declarations(name))
    this.known.set(name, collection)
    this.store.write([{ collection: name }])
    return collection
  }

  // A collection may have a name that JavaScript gives to every object.
  private declarations(name: string): IndexDeclaration[] | undefined {
    return Object.hasOwn(this.declared, name) ? this.declared[name] : undefined
  }

  /** Takes in what the store held; `doc` is null for a collection without documents. */
  load(name: string, doc: Doc | null): void {
    let collection = this.known.get(name)
    if (!collection) this.known.set(name, (collection = new Collection(name, this.declarations(name))))
    if (!doc) return
    const record = collection.takePlace(doc._id)
    collection.refuseDuplicates(record, doc, 'Insert')
    collection.install({ collection, record, doc }, this.commits, false)
  }

  /** The open transaction a request names, or null when it names none. */
  transaction(id: unknown): Transaction | null {
    return typeof id === 'string' && id !== '' ? this.transactions.get(id, this.commits) : null
  }

  /** Makes changes the newest state, all in one commit, and hands them to the store. */
  commit(changes: Change[]): void {
    if (changes.length === 0) return
    const at = ++this.commits
    const keepHistory = this.transactions.looksBack
    for (const change of changes) change.collection.unindex(change)
    for (const change of changes) change.collection.install(change, at, keepHistory)
    if (this.store.keeps) {
      this.store.write(
        changes.map(({ collection, record, doc }) => ({
          collection: collection.name,
          key: record.key,
          text: doc && encodeForDisk(doc),
        })),
      )
    }
  }

  commitTransaction(transaction: Transaction): number {
    const changes = [...transaction.writes.values()]
    this.commit(changes)
    this.transactions.end(transaction)
    return changes.length
  }

  /**
   * Runs a write within a transaction. Whatever error it meets ends the transaction, as MongoDB aborts a
   * transaction whose command failed.
   */
  inside<T>(transaction: Transaction, write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (error instanceof CloudError) this.transactions.end(transaction)
      throw error
    }
  }
}
