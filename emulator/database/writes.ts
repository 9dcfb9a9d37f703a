import type { Collection } from './collection.ts'
import { checkDocument, newId } from './documents.ts'
import type { Engine } from './engine.ts'
import { duplicateKey } from './errors.ts'
import { sameStates } from './order.ts'
import { search, type Found } from './search.ts'
import type { RequestStats } from './tally.ts'
import type { Change, DocRecord, Transaction } from './transactions.ts'
import { applyUpdate, replaceWith } from './update.ts'
import { isDoc, isOperators, put, shell, type Doc } from './values.ts'

/**
 * Inserts, updates and removals. Without a transaction each finds its documents on the newest state, and finding
 * and writing happen in one turn; when another transaction holds one of them, it waits and finds anew.
 */

/**
 * Inserts in order and stops at the first that cannot be, keeping those before it, as MongoDB's insertMany. All happen in
 * one turn, and so are on the disk together or not at all, unless one has to wait for somebody's transaction.
 */
export async function insert(
  engine: Engine,
  collection: Collection,
  docs: Doc[],
  transaction: Transaction | null,
  tally: RequestStats,
): Promise<unknown[]> {
  const named = docs.map(doc => (doc._id === undefined ? { _id: newId(), ...doc } : doc))
  const check = () => named.forEach(doc => checkDocument(doc, 'Insert'))
  if (transaction) {
    engine.inside(transaction, () => {
      check()
      named.forEach(doc => insertInside(collection, doc, transaction))
    })
    tally.written += named.length
  } else {
    check()
    for (const doc of named) {
      let blocker = insertNow(engine, collection, doc, tally)
      while (blocker) {
        await blocker.over
        blocker = insertNow(engine, collection, doc, tally)
      }
    }
  }
  return named.map(doc => doc._id)
}

/** Inserts a document, or answers whose end has to be waited for. */
function insertNow(
  engine: Engine,
  collection: Collection,
  doc: Doc,
  tally: RequestStats,
): Transaction | null {
  const place = collection.place(doc._id)
  if (place?.latest?.doc) throw duplicateId(collection, doc)
  const blocker = place?.lockedBy ?? blockedByKeys(collection, doc)
  if (blocker) return blocker
  const record = place ?? collection.takePlace(doc._id)
  try {
    collection.refuseDuplicates(record, doc, 'Insert')
  } catch (error) {
    if (!record.latest) collection.forget(record)
    throw error
  }
  engine.commit([{ collection, record, doc }])
  tally.written++
  return null
}

function blockedByKeys(collection: Collection, doc: Doc): Transaction | null {
  const nobody = { key: '', age: 0, latest: null, lockedBy: null }
  return collection.blocker(nobody, doc)
}

function insertInside(collection: Collection, doc: Doc, transaction: Transaction): void {
  const record = collection.takePlace(doc._id)
  if (transaction.sees(record)) throw duplicateId(collection, doc)
  transaction.write({ collection, record, doc }, 'Insert')
}

const duplicateId = (collection: Collection, doc: Doc) =>
  duplicateKey('Insert', collection.name, '_id_', `{ _id: ${shell(doc._id)} }`)

export interface Modification {
  query: Doc
  data: Doc
  /** True: `data` holds operators. False: `data` replaces the document. */
  merge: boolean
  multi: boolean
  upsert: boolean
}

export interface Modified {
  matched: number
  /** Documents that are different now; a replaced one counts even when it is as before, as the vendor's tests have it. */
  updated: number
  upsertedId?: unknown
  /** The first matched document, as it is now. */
  doc?: Doc
}

export async function modify(
  engine: Engine,
  collection: Collection,
  modification: Modification,
  transaction: Transaction | null,
  tally: RequestStats,
): Promise<Modified> {
  const limit = modification.multi ? undefined : 1
  const find = () => search(engine, collection, { query: modification.query, limit, transaction }, tally)
  const change = ({ doc }: Found) => changed(engine, modification, doc)
  if (transaction) {
    return engine.inside(transaction, () => {
      const found = find()
      if (found.length === 0 && modification.upsert) {
        const doc = upserted(engine, modification)
        insertInside(collection, doc, transaction)
        tally.written++
        return { matched: 0, updated: 0, upsertedId: doc._id, doc }
      }
      const results = found.map(one => ({ record: one.record, before: one.doc, after: change(one) }))
      const different = results.filter(({ before, after }) => !sameStates(before, after))
      for (const { record, after } of different)
        transaction.write({ collection, record, doc: after }, 'Update')
      tally.written += different.length
      return {
        matched: found.length,
        updated: counted(modification, found, different),
        doc: results[0]?.after,
      }
    })
  }

  for (;;) {
    const found = find()
    if (found.length === 0 && modification.upsert) {
      const doc = upserted(engine, modification)
      await insert(engine, collection, [doc], null, tally)
      return { matched: 0, updated: 0, upsertedId: doc._id, doc }
    }
    const results = found.map(one => ({ record: one.record, before: one.doc, after: change(one) }))
    const different = results.filter(({ before, after }) => !sameStates(before, after))
    const blocker = firstBlocker(collection, different)
    if (blocker) {
      await blocker.over
      continue
    }
    for (const { record, after } of different) {
      // One that is refused leaves those before it changed, as in MongoDB.
      collection.refuseDuplicates(record, after, 'Update')
      engine.commit([{ collection, record, doc: after }])
      tally.written++
    }
    return { matched: found.length, updated: counted(modification, found, different), doc: results[0]?.after }
  }
}

const counted = ({ merge }: Modification, found: unknown[], different: unknown[]) =>
  merge ? different.length : found.length

function firstBlocker(
  collection: Collection,
  changes: { record: DocRecord; after: Doc }[],
): Transaction | undefined {
  for (const { record, after } of changes) {
    const blocker = collection.blocker(record, after)
    if (blocker) return blocker
  }
  return undefined
}

function changed(engine: Engine, { query, data, merge }: Modification, before: Doc): Doc {
  const after = merge
    ? applyUpdate(before, data, { now: engine.clock(), query })
    : replaceWith(before, data, before._id)
  checkDocument(after, 'Update')
  return after
}

/** The document an upsert makes: the values the query demands, then the update. */
function upserted(engine: Engine, { query, data, merge }: Modification): Doc {
  const seed: Doc = {}
  for (const [path, value] of equalities(query)) if (!path.includes('.')) put(seed, path, value)
  const doc = merge
    ? applyUpdate(seed, data, { now: engine.clock(), query, inserting: true })
    : replaceWith(null, data, seed._id ?? data._id)
  const named = doc._id === undefined ? { ...doc, _id: newId() } : doc
  checkDocument(named, 'Insert')
  return named
}

function equalities(query: Doc): [string, unknown][] {
  return Object.entries(query).flatMap(([path, condition]): [string, unknown][] => {
    if (path === '$and' && Array.isArray(condition)) {
      return condition.flatMap(part => (isDoc(part) ? equalities(part) : []))
    }
    if (path.startsWith('$') || condition instanceof RegExp) return []
    if (!isOperators(condition)) return [[path, condition]]
    return '$eq' in condition ? [[path, condition.$eq]] : []
  })
}

/** Removes what the query finds and answers how many those were. */
export async function remove(
  engine: Engine,
  collection: Collection,
  { query, multi }: { query: Doc; multi: boolean },
  transaction: Transaction | null,
  tally: RequestStats,
): Promise<number> {
  const limit = multi ? undefined : 1
  const find = () => search(engine, collection, { query, limit, transaction }, tally)
  const gone = ({ record }: Found): Change => ({ collection, record, doc: null })
  if (transaction) {
    return engine.inside(transaction, () => {
      const found = find()
      for (const one of found) transaction.write(gone(one), 'Update')
      tally.written += found.length
      return found.length
    })
  }
  for (;;) {
    const found = find()
    const held = found.find(({ record }) => record.lockedBy)
    if (!held) {
      engine.commit(found.map(gone))
      tally.written += found.length
      return found.length
    }
    await held.record.lockedBy!.over
  }
}
