import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { evaluate } from './expression.ts'
import { OperatorError } from './operators.ts'
import { compare, encodeValue } from './order.ts'
import { bySort } from './paths.ts'
import type { Stage } from './stages.ts'
import { isArray, isDoc, put, shell, type Doc } from './values.ts'

/**
 * Stages that make one document of many. mingo 7.2.7 takes keys of another order for the same, and answers a bucket of nothing
 * for an empty collection.
 */

/** A key of a group as it is answered: nothing is null, what is missing inside is not there. */
function keyOf(value: unknown): unknown {
  if (isArray(value)) return value.map(keyOf)
  if (!isDoc(value)) return value ?? null
  const key: Doc = {}
  for (const [name, inner] of Object.entries(value)) if (inner !== undefined) put(key, name, keyOf(inner))
  return key
}

/** One document of the group's key and what its accumulators make of the members. */
function gathered(_id: unknown, members: Doc[], output: Doc, options: Options): Doc {
  const made: Doc = { _id }
  for (const [name, accumulator] of Object.entries(output)) {
    if (name !== '_id') put(made, name, evaluate(members, accumulator, options) ?? null)
  }
  return made
}

function group(docs: Doc[], spec: Doc, options: Options): Doc[] {
  const groups = new Map<string, { key: unknown; members: Doc[] }>()
  for (const doc of docs) {
    const key = keyOf(evaluate(doc, spec._id, options))
    const code = encodeValue(key)
    const known = groups.get(code)
    if (known) known.members.push(doc)
    else groups.set(code, { key, members: [doc] })
  }
  // The members are the root of what their accumulators are told; there is none above them.
  return [...groups.values()].map(({ key, members }) => gathered(key, members, spec, options))
}

const $group: Stage = (docs, spec, options) => docs.transform(all => Lazy(group(all as Doc[], spec, options)))

const $sortByCount: Stage = (docs, spec: unknown, options) => {
  const operator = isDoc(spec) && Object.keys(spec)[0]?.startsWith('$')
  if (!operator && !(typeof spec === 'string' && spec.startsWith('$')))
    throw new OperatorError(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  const counted = { _id: spec, count: { $sum: 1 } }
  return docs.transform(all => Lazy(group(all as Doc[], counted, options).sort(bySort({ count: -1 }))))
}

// A boundary belongs to the bucket above it and nobody hears of an empty bucket; MongoDB makes the same two stages of it.
const $bucket: Stage = (docs, spec: Doc, options) => {
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec
  const bounds = boundaries as unknown[]
  if (bounds.some((bound, at) => at > 0 && compare(bounds[at - 1], bound) >= 0)) {
    throw new OperatorError("The 'boundaries' option to $bucket must be sorted in ascending order.")
  }
  const branches = bounds.slice(0, -1).map((bound, at) => ({
    case: {
      $and: [{ $gte: [groupBy, { $literal: bound }] }, { $lt: [groupBy, { $literal: bounds[at + 1] }] }],
    },
    then: { $literal: bound },
  }))
  const others = 'default' in spec ? { default: { $literal: spec.default } } : {}
  const grouped = { _id: { $switch: { branches, ...others } }, ...(output as Doc) }
  return docs.transform(all => Lazy(group(all as Doc[], grouped, options).sort(bySort({ _id: 1 }))))
}

const $bucketAuto: Stage = (docs, spec: Doc, options) => {
  const { groupBy, buckets, output = { count: { $sum: 1 } } } = spec
  if (!Number.isInteger(buckets) || (buckets as number) <= 0)
    throw new OperatorError(
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${shell(buckets)}`,
    )
  if ('granularity' in spec) throw new OperatorError("$bucketAuto with a 'granularity' is not supported here")
  return docs.transform(all => {
    const sorted = (all as Doc[])
      .map(doc => ({ doc, key: keyOf(evaluate(doc, groupBy, options)) }))
      .sort((one, other) => compare(one.key, other.key))
    const size = Math.max(1, Math.round(sorted.length / (buckets as number)))
    const made: Doc[] = []
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      to = made.length + 1 === buckets ? sorted.length : Math.min(from + size, sorted.length)
      // What is the same is never shared out between two.
      while (to < sorted.length && compare(sorted[to]!.key, sorted[to - 1]!.key) === 0) to++
      const id = { min: sorted[from]!.key, max: (sorted[to] ?? sorted[to - 1]!).key }
      made.push(
        gathered(
          id,
          sorted.slice(from, to).map(({ doc }) => doc),
          output as Doc,
          options,
        ),
      )
    }
    return Lazy(made)
  })
}

export const groupStages: Record<string, Stage> = { $group, $sortByCount, $bucket, $bucketAuto }
