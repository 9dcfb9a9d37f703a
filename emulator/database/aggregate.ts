import { Aggregator } from 'mingo/aggregator'
import type { Collection } from './collection.ts'
import type { Engine } from './engine.ts'
import { requestFailed } from './errors.ts'
import { checkGeoNear, geoNear } from './geo-near.ts'
import { DEFAULT_AGGREGATE_LIMIT, MAX_AGGREGATE_LIMIT } from './limits.ts'
import { someElementAt, valueAt } from './paths.ts'
import { plant, shape, type Tree } from './projection.ts'
import { both, checkSort, compileQuery, mingoOptions, refused } from './query.ts'
import { search, type Search } from './search.ts'
import { checkPipeline } from './stage-checks.ts'
import type { RequestStats } from './tally.ts'
import { clone, isArray, isDoc, type Doc } from './values.ts'

/**
 * Pipelines: the beginning (`$match`, `$sort`, `$skip`, `$limit`) is served like any query, `$lookup` by equality
 * reads the other collection through its indexes, the rest is mingo's. A pipeline without such a beginning reads
 * the whole collection, and so does a `$lookup` with a pipeline of its own.
 */

type Stage = Doc

export function aggregate(
  engine: Engine,
  collection: Collection,
  stages: Stage[],
  tally: RequestStats,
): Doc[] {
  refused(() => checkPipeline(stages))
  for (const name of ['$out', '$merge']) {
    if (stages.some(stage => name in stage)) throw requestFailed(`${name} is not supported here`)
  }
  refused(() => checkGeoNear(stages))
  const { wanted, rest } = readBeginning(withPlace(stages, collection))
  const found = search(engine, collection, wanted, tally)
  const reader = new Reader(engine, tally)
  const docs = reader.run(
    found.map(({ doc }) => doc),
    rest,
  )
  const limited = stages.some(stage => '$limit' in stage)
  return docs.slice(0, limited ? MAX_AGGREGATE_LIMIT : DEFAULT_AGGREGATE_LIMIT)
}

/** What of the beginning the planner can serve; the stages left over keep their order. */
function readBeginning(stages: Stage[]): { wanted: Search; rest: Stage[] } {
  const wanted: Search = { query: {} }
  let at = 0
  const first = stages[0]?.$geoNear as Doc | undefined
  // The query inside $geoNear narrows what is read; the stage itself still tests and sorts.
  if (first && isDoc(first.query)) wanted.query = first.query
  if (first) wanted.query = both(wanted.query, nearby(first))
  for (; isDoc(stages[at]?.$match); at++) wanted.query = both(wanted.query, stages[at]!.$match as Doc)
  if (stages[at]?.$sort) wanted.sort = checkSort(stages[at++]!.$sort)
  if (typeof stages[at]?.$skip === 'number') wanted.skip = stages[at++]!.$skip as number
  if (typeof stages[at]?.$limit === 'number') wanted.limit = stages[at++]!.$limit as number
  return { wanted, rest: stages.slice(at) }
}

/** A `$geoNear` that does not say which field it means, means the one that has an index. */
function withPlace(stages: Stage[], { indexes }: Collection): Stage[] {
  const near = stages[0]?.$geoNear
  const places = indexes.flatMap(({ place }) => place ?? [])
  if (!isDoc(near) || typeof near.key === 'string' || places.length !== 1) return stages
  return [{ $geoNear: { ...near, key: places[0] } }, ...stages.slice(1)]
}

/** The place of a `$geoNear` as a condition, when it is known which field it means. */
function nearby({ key, near, maxDistance }: Doc): Doc {
  if (typeof key !== 'string' || !isDoc(near)) return {}
  const within = typeof maxDistance === 'number' ? { $maxDistance: maxDistance } : {}
  return { [key]: { $nearSphere: { $geometry: near, ...within } } }
}

class Reader {
  constructor(
    private readonly engine: Engine,
    private readonly tally: RequestStats,
  ) {}

  run(docs: Doc[], stages: Stage[]): Doc[] {
    let current = docs
    let pending: Stage[] = []
    const flush = () => {
      if (pending.length) current = this.interpret(current, pending)
      pending = []
    }
    for (const stage of stages) {
      const lookup = stage.$lookup as Doc | undefined
      if (stage.$geoNear) {
        flush()
        current = refused(() => geoNear(current, stage.$geoNear as Doc, compileQuery))
      } else if (lookup && typeof lookup.from === 'string' && !isArray(lookup.pipeline)) {
        flush()
        current = this.lookup(current, lookup)
      } else pending.push(stage)
    }
    flush()
    return current
  }

  private interpret(docs: Doc[], stages: Stage[]): Doc[] {
    const resolve = (name: string) => this.everything(name)
    return refused(() =>
      new Aggregator(stages as never, { ...mingoOptions, collectionResolver: resolve }).run<Doc>(
        docs as never,
      ),
    )
  }

  private everything(name: string): Doc[] {
    const collection = this.engine.collection(name)
    return search(this.engine, collection, { query: {} }, this.tally).map(({ doc }) => clone(doc))
  }

  /** `$lookup` by equality: an array on the near side joins by each of its elements, a missing field as null. */
  private lookup(docs: Doc[], { from, localField, foreignField, as }: Doc): Doc[] {
    if (typeof localField !== 'string' || typeof foreignField !== 'string' || typeof as !== 'string') {
      throw requestFailed('$lookup requires localField, foreignField and as to be strings')
    }
    const collection = this.engine.collection(from as string)
    return docs.map(doc => {
      const values: unknown[] = []
      const near = valueAt(doc, localField)
      if (isArray(near)) values.push(...near)
      else someElementAt(doc, localField, value => (values.push(value ?? null), false))
      if (values.length === 0 && !isArray(near)) values.push(null)
      const query =
        values.length === 1 ? { [foreignField]: { $eq: values[0] } } : { [foreignField]: { $in: values } }
      const joined = search(this.engine, collection, { query }, this.tally).map(found => clone(found.doc))
      const tree: Tree = new Map()
      plant(tree, as, { kind: 'compute', compute: () => joined })
      return shape(doc, tree, 'add')
    })
  }
}
