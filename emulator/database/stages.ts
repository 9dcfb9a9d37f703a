import { Lazy, type Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { evaluate as evaluateExpression } from './expression.ts'
import { groupStages } from './group-stages.ts'
import { OperatorError } from './operators.ts'
import { bySort, firstArrayOn, valueAt } from './paths.ts'
import { plant, settleMode, shape, type Leaf, type Mode, type Tree } from './projection.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/** Pipeline stages where mingo 7.2.7 differs from MongoDB. */

export type Stage = (docs: Iterator, spec: never, options: Options) => Iterator

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
      plant(tree, prefix + name, { kind: 'compute', compute: root => evaluate(root, operand) })
    }
  }
}

const evaluating =
  (options: Options): Evaluate =>
  (root, expression) =>
    evaluateExpression(root, expression, options)

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
    compute: root => evaluate(root, operand),
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

const $count: Stage = (docs, name: unknown) => {
  if (typeof name !== 'string' || name === '' || name.startsWith('$') || name.includes('.')) {
    throw new OperatorError('the count field must be a non-empty string without a $ or a dot')
  }
  return docs.transform(all => Lazy(all.length ? [{ [name]: all.length }] : []))
}

// mingo takes an array for one value; MongoDB sorts by its smallest or largest element, as a query does.
const $sort: Stage = (docs, spec: Record<string, 1 | -1>) =>
  docs.transform(all => Lazy([...(all as Doc[])].sort(bySort(spec))))

const KEPT = Symbol('kept')

/** A document for each element of a list; what is no list is its own only element. */
const $unwind: Stage = (docs, spec: unknown) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = isDoc(spec) ? spec : { path: spec }
  const name = (path as string).slice(1)
  const unwound = (doc: Doc): Doc[] => {
    const crossed = firstArrayOn(doc, name)
    const value = crossed === undefined || crossed === name ? valueAt(doc, name) : undefined
    const elements = isArray(value) ? value : value === null || value === undefined ? [] : [value]
    if (elements.length > 0)
      return elements.map((element, at) => rowOf(doc, element, isArray(value) ? at : null))
    // A list without elements goes; nothing stays what it is.
    return preserveNullAndEmptyArrays ? [rowOf(doc, isArray(value) ? undefined : KEPT, null)] : []
  }
  function rowOf(doc: Doc, element: unknown, at: number | null): Doc {
    const tree: Tree = new Map()
    if (element !== KEPT) plant(tree, name, { kind: 'compute', compute: () => element })
    if (typeof includeArrayIndex === 'string')
      plant(tree, includeArrayIndex, { kind: 'compute', compute: () => at })
    return shape(doc, tree, 'add')
  }
  return docs.transform(all => Lazy((all as Doc[]).flatMap(unwound)))
}

const $sample: Stage = (docs, spec: unknown) => {
  const size = isDoc(spec) ? spec.size : undefined
  if (!Number.isInteger(size) || (size as number) <= 0)
    throw new OperatorError('size argument to $sample must be a positive integer')
  return docs.transform(all => {
    const left = [...(all as Doc[])]
    const drawn: Doc[] = []
    while (left.length > 0 && drawn.length < (size as number))
      drawn.push(...left.splice(Math.floor(Math.random() * left.length), 1))
    return Lazy(drawn)
  })
}

export const stages: Record<string, Stage> = {
  ...groupStages,
  $unwind,
  $sample,
  $count,
  $sort,
  $project,
  $addFields,
  $set: $addFields,
  $unset,
}
