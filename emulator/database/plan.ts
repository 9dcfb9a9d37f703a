import { combine, edges, readBounds, type Bounds } from './bounds.ts'
import type { Collection } from './collection.ts'
import type { Index } from './indexes.ts'
import { cellsFor } from './geo-cells.ts'
import { MAX_PLAN_POINTS } from './limits.ts'
import { afterPrefix, flip } from './order.ts'
import type { DocRecord } from './transactions.ts'
import { isArray, isDoc, isOperators, type Doc } from './values.ts'

/**
 * Chooses how a query reaches its documents: by one index (equality on its first fields, then one range or the
 * sort), by several for an `$or`, or by reading everything. The choice is by counted entries, so it is the same
 * every time for the same data.
 */

export type Sort = Record<string, 1 | -1>

export interface Wanted {
  query: Doc
  sort?: Sort
  /** Documents that end the search when they come in the right order. */
  enough?: number
}

export type Plan = { kind: 'scan'; ordered: boolean; names: [] } | UnionPlan | IndexPlan

/** One index per alternative of an `$or`; no order. */
export interface UnionPlan {
  kind: 'union'
  plans: IndexPlan[]
  ordered: false
  names: string[]
  cost: number
}

export interface IndexPlan {
  kind: 'index'
  index: Index
  ranges: { prefix: string; low: string; high: string | undefined }[]
  reverse: boolean
  /** The ranges must be merged by what follows their prefix to come out in order. */
  merge: boolean
  /** Documents come in the order of the wanted sort. */
  ordered: boolean
  names: string[]
  /** Every field of a unique index is held to one value. */
  single: boolean
  /** Entries the search may have to look at. */
  cost: number
}

export function choosePlan(collection: Collection, wanted: Wanted): Plan {
  const bounds = readBounds(wanted.query)
  let best: IndexPlan | undefined
  for (const index of collection.indexes) {
    const plan =
      index.place === undefined ? planIndex(index, bounds, wanted) : planPlace(index, index.place, wanted)
    // At most one document can be there; nothing beats that, and guarded writes always take this way.
    if (plan?.single) return plan
    if (plan && (!best || better(plan, best))) best = plan
  }
  const union = planAlternatives(collection, bounds)
  if (union && (!best || union.cost < best.cost)) return union
  return best ?? { kind: 'scan', ordered: !wanted.sort, names: [] }
}

function better(plan: IndexPlan, than: IndexPlan): boolean {
  if (plan.cost !== than.cost) return plan.cost < than.cost
  if (plan.ordered !== than.ordered) return plan.ordered
  return plan.index.fields.length < than.index.fields.length
}

function planIndex(index: Index, bounds: Bounds, { sort, enough }: Wanted): IndexPlan | undefined {
  let prefixes = ['']
  let used = 0
  let severalFrom: number | undefined
  for (const { path, direction } of index.fields) {
    const statements = bounds.fields.get(path)
    if (!statements) break
    const bound = combine(statements, index.multikey)
    if (bound.kind !== 'points' || prefixes.length * bound.points.length > MAX_PLAN_POINTS) break
    const points = direction === 1 ? bound.points : bound.points.map(flip).sort()
    if (points.length !== 1) severalFrom ??= used
    prefixes = prefixes.flatMap(prefix => points.map(point => prefix + point))
    used++
  }
  const pointFields = used
  let tail: [string, string] | undefined
  const next = index.fields[used]
  const statements = next && bounds.fields.get(next.path)
  if (statements) {
    const bound = combine(statements, index.multikey)
    if (bound.kind === 'range') {
      tail = edges(bound, next.direction)
      used++
    }
  }
  const order = sortOrder(index, pointFields, severalFrom, sort)
  // Walking a whole index is no better than a scan, unless it saves the sort of an unfiltered query.
  const unfiltered = bounds.exact && bounds.fields.size === 0
  if (used === 0 && !(order && unfiltered && sort)) return undefined

  const ranges = prefixes.map(prefix => ({
    prefix,
    low: prefix + (tail?.[0] ?? ''),
    high: tail ? prefix + tail[1] : afterPrefix(prefix),
  }))
  const entries = ranges.reduce((sum, { low, high }) => sum + index.entries.count(low, high), 0)
  const ordered = order !== undefined
  const complete = bounds.exact && used === bounds.fields.size && !index.multikey
  const stopsEarly = ordered && complete && enough !== undefined
  return {
    kind: 'index',
    index,
    ranges: order?.reverse ? ranges.reverse() : ranges,
    reverse: order?.reverse ?? false,
    merge: order?.merge ?? false,
    ordered,
    single: index.unique && ranges.length === 1 && pointFields === index.fields.length,
    names: [index.name],
    cost: stopsEarly ? Math.min(entries, enough) : entries,
  }
}

/** By the cells that hold what a condition on a place accepts: everything within them, and what is larger than they are. */
function planPlace(index: Index, place: string, { query, sort }: Wanted): IndexPlan | undefined {
  const cells = conditionsOn(query, place).flatMap(condition => cellsFor(condition) ?? [])
  if (cells.length === 0) return undefined
  const larger = new Set(cells.flatMap(cell => [...cell].map((_, depth) => cell.slice(0, depth))))
  const ranges = [
    ...cells.map(cell => ({ prefix: cell, low: cell, high: afterPrefix(cell) })),
    // An entry is its cell and then its document's age, which begins above every digit.
    ...[...larger].map(cell => ({ prefix: cell, low: `${cell}\u8000`, high: `${cell}\uffff` })),
  ]
  const cost = ranges.reduce((sum, { low, high }) => sum + index.entries.count(low, high), 0)
  const rest = { reverse: false, merge: false, single: false, names: [index.name] }
  return { kind: 'index', index, ranges, ordered: !sort, cost, ...rest }
}

/** What a query demands of one field; of several demands the first that an index can serve is enough. */
function conditionsOn(query: Doc, path: string): unknown[] {
  const inside = isArray(query.$and) ? query.$and.filter(isDoc) : []
  const found = [query[path], ...inside.flatMap(part => conditionsOn(part, path))]
  return found.filter(condition => cellsFor(condition) !== null).slice(0, 1)
}

/**
 * How an index gives the wanted order, if it does: fields held to one value do not matter; the rest of the sort
 * must follow the index from the first `$in` field on, or from behind the point fields (then ranges are merged).
 */
function sortOrder(
  index: Index,
  pointFields: number,
  severalFrom: number | undefined,
  sort: Sort | undefined,
): { reverse: boolean; merge: boolean } | undefined {
  if (!sort) return { reverse: false, merge: false }
  if (index.multikey) return undefined
  const fixed = new Set(index.fields.slice(0, severalFrom ?? pointFields).map(({ path }) => path))
  const steps = Object.entries(sort).filter(([path]) => !fixed.has(path))
  if (steps.length === 0) return { reverse: false, merge: false }
  for (const from of new Set([severalFrom ?? pointFields, pointFields])) {
    const served = steps.every(([path], at) => index.fields[from + at]?.path === path)
    if (!served) continue
    const agreeing = steps.filter(
      ([, direction], at) => index.fields[from + at]!.direction === direction,
    ).length
    if (agreeing === steps.length || agreeing === 0) {
      return { reverse: agreeing === 0, merge: severalFrom !== undefined && from === pointFields }
    }
  }
  return undefined
}

function planAlternatives(collection: Collection, bounds: Bounds): UnionPlan | undefined {
  for (const alternatives of bounds.alternatives) {
    const plans: IndexPlan[] = []
    for (const query of alternatives) {
      const plan = choosePlan(collection, { query })
      if (plan.kind === 'index') plans.push(plan)
      else if (plan.kind === 'union') plans.push(...plan.plans)
      else break
    }
    if (alternatives.length === 0 || plans.length < alternatives.length) continue
    return {
      kind: 'union',
      plans,
      ordered: false,
      names: [...new Set(plans.flatMap(({ names }) => names))],
      cost: plans.reduce((sum, { cost }) => sum + cost, 0),
    }
  }
  return undefined
}

/** The places a plan leads to, each once. The collection must not change while they are walked. */
export function* follow(collection: Collection, plan: Plan): Generator<DocRecord> {
  if (plan.kind === 'scan') {
    yield* collection.everything()
    return
  }
  const seen = new Set<DocRecord>()
  const once = plan.kind === 'index' && !plan.index.multikey
  for (const one of plan.kind === 'union' ? plan.plans : [plan]) {
    for (const record of one.merge ? mergeRanges(one) : concatenateRanges(one)) {
      if (once) yield record
      else if (!seen.has(record)) {
        seen.add(record)
        yield record
      }
    }
  }
}

function* concatenateRanges({ index, ranges, reverse }: IndexPlan): Generator<DocRecord> {
  for (const { low, high } of ranges) {
    for (const [, record] of index.entries.range(low, high, reverse)) yield record
  }
}

function* mergeRanges({ index, ranges, reverse }: IndexPlan): Generator<DocRecord> {
  const heads: { suffix: string; record: DocRecord; prefix: string; rest: Iterator<[string, DocRecord]> }[] =
    []
  for (const { prefix, low, high } of ranges) {
    const rest = index.entries.range(low, high, reverse)
    const first = rest.next()
    if (first.done) continue
    heads.push({ suffix: first.value[0].slice(prefix.length), record: first.value[1], prefix, rest })
  }
  while (heads.length) {
    let chosen = 0
    for (let at = 1; at < heads.length; at++) {
      const before = heads[at]!.suffix < heads[chosen]!.suffix
      if (reverse ? heads[at]!.suffix > heads[chosen]!.suffix : before) chosen = at
    }
    const head = heads[chosen]!
    yield head.record
    const next = head.rest.next()
    if (next.done) heads.splice(chosen, 1)
    else {
      head.suffix = next.value[0].slice(head.prefix.length)
      head.record = next.value[1]
    }
  }
}

/** A query without its values, for messages: `{ owner, at: $gte } sorted by { at: -1 }`. */
export function shape({ query, sort }: Wanted): string {
  const order = sort
    ? ` sorted by { ${Object.entries(sort)
        .map(entry => entry.join(': '))
        .join(', ')} }`
    : ''
  return shapeOf(query) + order
}

function shapeOf(value: unknown): string {
  if (isArray(value)) return `[${value.map(shapeOf).join(', ')}]`
  if (!isDoc(value)) return '…'
  const parts = Object.entries(value).map(([key, inner]) => {
    if (isOperators(inner)) return `${key}: ${Object.keys(inner).join(' ')}`
    return key.startsWith('$') ? `${key}: ${shapeOf(inner)}` : key
  })
  return parts.length ? `{ ${parts.join(', ')} }` : '{}'
}
