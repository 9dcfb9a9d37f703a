import type { Collection } from './collection.ts'
import type { Engine } from './engine.ts'
import { undeclaredScan } from './errors.ts'
import { distanceTo } from './geo-distance.ts'
import type { Geometry } from './geo-shapes.ts'
import { nearOf } from './geo.ts'
import { bySort, valueAt } from './paths.ts'
import { choosePlan, follow, shape, type Plan, type Sort } from './plan.ts'
import { compileQuery } from './query.ts'
import { noteIndex, type RequestStats } from './tally.ts'
import type { DocRecord, Transaction } from './transactions.ts'
import type { Doc } from './values.ts'

export interface Found {
  record: DocRecord
  doc: Doc
}

export interface Search {
  query: Doc
  sort?: Sort
  skip?: number
  /** Documents wanted; absent: all. */
  limit?: number
  transaction?: Transaction | null
  /** Trusted reads may scan. */
  trusted?: boolean
}

/**
 * Finds documents in the wanted order, looking at as few as the indexes allow. The documents are the stored ones:
 * callers must not change them.
 */
export function search(engine: Engine, collection: Collection, wanted: Search, tally: RequestStats): Found[] {
  const { query, sort, skip = 0, limit, transaction = null } = wanted
  const near = sort ? undefined : nearOf(query)
  const enough = limit === undefined ? undefined : skip + limit
  const matches = compileQuery(query)
  const plan = choosePlan(collection, { query, sort, enough: near ? undefined : enough })
  for (const name of plan.names) noteIndex(tally, name)
  if (plan.kind === 'scan' && engine.refuseUndeclaredScans && !wanted.trusted) {
    throw undeclaredScan(collection.name, shape({ query, sort }))
  }
  const ordered = plan.ordered && !near && !looksBack(collection, transaction)
  const found: Found[] = []
  for (const record of candidates(collection, plan, transaction)) {
    if (ordered && enough !== undefined && found.length >= enough) break
    const doc = transaction ? transaction.sees(record) : (record.latest?.doc ?? null)
    if (!doc) continue
    tally.examined++
    if (matches(doc)) found.push({ record, doc })
  }
  if (near) {
    const metres = new Map(
      found.map(one => [one, distanceTo(near.centre, valueAt(one.doc, near.path) as Geometry)]),
    )
    found.sort((a, b) => metres.get(a)! - metres.get(b)!)
  } else if (sort && !ordered) {
    const order = bySort(sort)
    found.sort((a, b) => order(a.doc, b.doc) || a.record.age - b.record.age)
  }
  return skip || limit !== undefined ? found.slice(skip, enough) : found
}

/** True when this reader may see documents that the indexes, which know the newest state only, do not show. */
function looksBack(collection: Collection, transaction: Transaction | null): boolean {
  if (!transaction) return false
  if (collection.changedSinceSnapshots.size > 0) return true
  return !transaction.writesIn(collection).next().done
}

/** A transaction also considers what changed since its snapshot and what it wrote itself. */
function* candidates(
  collection: Collection,
  plan: Plan,
  transaction: Transaction | null,
): Generator<DocRecord> {
  if (!looksBack(collection, transaction)) {
    yield* follow(collection, plan)
    return
  }
  const records = new Set<DocRecord>(follow(collection, plan))
  for (const record of collection.changedSinceSnapshots) records.add(record)
  for (const { record } of transaction!.writesIn(collection)) records.add(record)
  yield* records
}
