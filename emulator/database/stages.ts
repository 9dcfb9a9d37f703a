import { evalExpr } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import { $group } from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { OperatorError } from './operators.ts'
import { compare } from './order.ts'
import { bySort } from './paths.ts'
import { plant, settleMode, shape, type Leaf, type Mode, type Tree } from './projection.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/** Pipeline stages where mingo 7.2.7 differs from MongoDB. */

type Stage = (docs: Iterator, spec: never, options: Options) => Iterator

type Evaluate = (root: Doc, expression: unknown) => unknown

/** Reads a specification like `{ a: 1, 'b.c': 0, d: { e: '$f' } }` into a tree; `leafOf` makes the leaf of what is no flag. */
export function readFields(tree: Tree, spec: Doc, leafOf: (operand: unknown) => Leaf, prefix = ''): void {
  for (const [name, operand] of Object.entries(spec)) {
    const path = prefix + name
    if (isDoc(operand)) {
      const first = Object.keys(operand)[0]
      if (first === undefined)
        throw new OperatorError(
          `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
        )
      if (!first.startsWith('$')) {
        readFields(tree, operand, leafOf, `${path}.`)
        continue
      }
    }
    const flag = typeof operand === 'number' || typeof operand === 'boolean'
    plant(tree, path, flag ? { kind: operand ? 'keep' : 'drop' } : leafOf(operand))
  }
}

/** Fields to add: numbers and truth values are values here, and an empty document is one too. */
function readAdditions(tree: Tree, spec: Doc, evaluate: Evaluate, prefix = ''): void {
  for (const [name, operand] of Object.entries(spec)) {
    const first = isDoc(operand) ? Object.keys(operand)[0] : undefined
    if (isDoc(operand) && first !== undefined && !first.startsWith('$')) {
      readAdditions(tree, operand, evaluate, `${prefix}${name}.`)
    } else {
      plant(tree, prefix + name, { kind: 'compute', compute: root => computed(operand, root, evaluate) })
    }
  }
}

/** The value of an expression; what is missing in a list is null there, as a list has no gaps. */
export function computed(expression: unknown, root: Doc, evaluate: Evaluate): unknown {
  const value = evaluate(root, expression)
  return isArray(expression) && isArray(value) ? value.map(element => (element as unknown) ?? null) : value
}

const evaluating =
  (options: Options): Evaluate =>
  (root, expression) =>
    evalExpr(root as never, expression as never, options as never) as unknown

const shaping = (docs: Iterator, tree: Tree, mode: Mode) => docs.map((doc: Doc) => shape(doc, tree, mode))

const $project: Stage = (docs, spec: Doc, options) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw new OperatorError(
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  }
  const tree: Tree = new Map()
  const evaluate = evaluating(options)
  readFields(tree, spec, operand => ({
    kind: 'compute',
    compute: root => computed(operand, root, evaluate),
  }))
  return shaping(docs, tree, settleMode(tree))
}

const $addFields: Stage = (docs, spec: Doc, options) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw new OperatorError('Invalid $addFields :: caused by :: specification must have at least one field')
  }
  const tree: Tree = new Map()
  readAdditions(tree, spec, evaluating(options))
  return shaping(docs, tree, 'add')
}

const $unset: Stage = (docs, spec: unknown) => {
  const paths: unknown[] = isArray(spec) ? spec : [spec]
  const tree: Tree = new Map()
  for (const path of paths) {
    if (typeof path !== 'string') throw new OperatorError('$unset specification must be a string or an array')
    plant(tree, path, { kind: 'drop' })
  }
  return shaping(docs, tree, 'exclude')
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
  const grouped = $group(docs, { _id: { $switch: { branches, ...others } }, ...(output as Doc) }, options)
  return $sort(grouped, { _id: 1 } as never, options)
}

const $count: Stage = (docs, name: unknown) => {
  if (typeof name !== 'string' || name === '' || name.startsWith('$') || name.includes('.')) {
    throw new OperatorError('the count field must be a non-empty string without a $ or a dot')
  }
  return docs.transform(all => Lazy(all.length ? [{ [name]: all.length }] : []))
}

// mingo takes an array for one value; MongoDB sorts by its smallest or largest element, as a query does.
const $sort: Stage = (docs, spec: Record<string, 1 | -1>) =>
  docs.transform(all => Lazy([...(all as Doc[])].sort(bySort(spec))))

export const stages: Record<string, Stage> = {
  $bucket,
  $count,
  $sort,
  $project,
  $addFields,
  $set: $addFields,
  $unset,
}
