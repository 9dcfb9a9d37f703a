import { Query } from 'mingo/query'
import { $type as typeOperator } from 'mingo/operators/query'
import type { Options } from 'mingo/types'
import { compare, rank, same } from './order.ts'
import { someAt, someElementAt } from './paths.ts'
import { withPatterns } from './patterns.ts'
import { isArray, isDoc, isOperators, shell, type Doc } from './values.ts'

/**
 * The query operators as MongoDB has them, where mingo 7.2.7 differs: key order in documents, null and missing
 * fields, type bracketing, `$elemMatch` on scalars, `$mod` on texts, patterns and refusals. They share their
 * order of values with the indexes, so a plan and a scan can never disagree.
 */

type Predicate = (doc: unknown) => boolean
type QueryOperator = (path: string, operand: unknown, options: Options) => Predicate

const nothing = (value: unknown) => value === null || value === undefined

function equals(operand: unknown): (value: unknown) => boolean {
  if (nothing(operand)) return nothing
  if (operand instanceof RegExp) return matches(operand)
  return value => value !== undefined && same(value, operand)
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  const source = pattern.source
  return value => {
    if (value instanceof RegExp) return value.source === source && value.flags === pattern.flags
    pattern.lastIndex = 0
    return typeof value === 'string' && pattern.test(value)
  }
}

/** A pattern as the operand of `$eq` is a value: it equals a stored pattern, and no text. */
const $eq: QueryOperator = (path, operand) => {
  const test = operand instanceof RegExp ? (value: unknown) => same(value, operand) : equals(operand)
  return doc => someElementAt(doc, path, test)
}

const $ne: QueryOperator = (path, operand, options) => {
  if (operand instanceof RegExp) throw new OperatorError("Can't have regex as arg to $ne.")
  return not($eq)(path, operand, options)
}

const $in: QueryOperator = (path, operand) => {
  if (!isArray(operand)) throw new OperatorError('$in needs an array')
  if (operand.some(isOperators)) throw new OperatorError('cannot nest $ under $in')
  const tests = operand.map(equals)
  return doc => someElementAt(doc, path, value => tests.some(test => test(value)))
}

const not =
  (operator: QueryOperator): QueryOperator =>
  (path, operand, options) => {
    const test = operator(path, operand, options)
    return doc => !test(doc)
  }

function comparison(accepts: (order: number) => boolean): QueryOperator {
  return (path, operand) => {
    if (operand instanceof RegExp)
      throw new OperatorError(`Can't have RegEx as arg to predicate over field '${path}'.`)
    const type = rank(operand)
    if (type === 5) return accepts(0) ? doc => someElementAt(doc, path, nothing) : () => false
    const notNumber = Number.isNaN(operand)
    return doc =>
      someElementAt(doc, path, value => {
        if (rank(value) !== type) return false
        if (notNumber || Number.isNaN(value)) return notNumber && Number.isNaN(value) && accepts(0)
        return accepts(compare(value, operand))
      })
  }
}

const $elemMatch: QueryOperator = (path, operand, options) => {
  if (!isDoc(operand)) throw new OperatorError('$elemMatch needs an Object')
  const test = elementTest(operand, options)
  return doc => someAt(doc, path, value => isArray(value) && value.some(test))
}

const LOGIC = new Set(['$and', '$or', '$nor', '$expr'])

/**
 * The test `$elemMatch` and `$pull` put to one element. An operator looks into an element that is an array itself only for `$pull`,
 * which asks as if the element were a field (MongoDB, `pull_node.cpp`, WrappedObjectMatcher).
 */
export function elementTest(
  condition: Doc,
  options: Partial<Options>,
  asked: 'by $elemMatch' | 'by $pull' = 'by $elemMatch',
): (element: unknown) => boolean {
  const criteria = withPatterns(condition)
  if (isOperators(criteria) && !LOGIC.has(Object.keys(criteria)[0]!)) {
    const query = new Query({ element: criteria }, options)
    const asField = (element: unknown) =>
      asked === 'by $elemMatch' && isArray(element) ? [element] : element
    return element => query.test({ element: asField(element) })
  }
  const query = new Query(criteria, options)
  return element => isDoc(element) && query.test(element)
}

const $all: QueryOperator = (path, operand, options) => {
  if (!isArray(operand)) throw new OperatorError('$all needs an array')
  if (operand.length === 0) return () => false
  const tests = operand.map(part => {
    if (!isOperators(part)) return (doc: unknown) => someElementAt(doc, path, equals(part))
    if (!('$elemMatch' in part)) throw new OperatorError('no $ expressions in $all')
    return $elemMatch(path, part.$elemMatch, options)
  })
  return doc => tests.every(test => test(doc))
}

const $size: QueryOperator = (path, operand) => {
  if (!Number.isInteger(operand) || (operand as number) < 0) {
    throw new OperatorError(
      `Failed to parse $size. Expected a non-negative integer in: $size: ${shell(operand)}`,
    )
  }
  return doc => someAt(doc, path, value => isArray(value) && value.length === operand)
}

const TYPES = new Set(
  'double string object array binData undefined objectId bool date null regex dbPointer javascript symbol javascriptWithScope int timestamp long decimal minKey maxKey number'.split(
    ' ',
  ),
)

const $type: QueryOperator = (path, operand, options) => {
  const types = isArray(operand) ? operand : [operand]
  if (types.length === 0) throw new OperatorError(`${path} must match at least one type`)
  for (const type of types) {
    const code = typeof type === 'number' && ((type >= 1 && type <= 19) || type === -1 || type === 127)
    if (!code && !TYPES.has(type as string))
      throw new OperatorError(`Unknown type name alias: ${shell(type)}`)
  }
  return typeOperator(path, operand as never, options as never) as Predicate
}

const $exists: QueryOperator = (path, operand) => {
  const wanted = Boolean(operand)
  return doc => someAt(doc, path, value => value !== undefined) === wanted
}

const $mod: QueryOperator = (path, operand) => {
  if (!isArray(operand) || operand.length !== 2) throw new OperatorError('malformed mod, not enough elements')
  const [divisor, remainder] = operand.map(part => Math.trunc(Number(part)))
  if (!divisor) throw new OperatorError('divisor cannot be 0')
  return doc =>
    someElementAt(doc, path, value => typeof value === 'number' && Math.trunc(value) % divisor === remainder)
}

const $regex: QueryOperator = (path, operand) => {
  const test = matches(operand as RegExp)
  return doc => someElementAt(doc, path, test)
}

const $not: QueryOperator = (path, operand, options) => {
  if (operand instanceof RegExp) return not($regex)(path, operand, options)
  if (!isDoc(operand)) throw new OperatorError('$not needs a regex or a document')
  if (Object.keys(operand).length === 0) throw new OperatorError('$not cannot be empty')
  if (!isOperators(operand)) throw new OperatorError(`unknown operator: ${Object.keys(operand)[0]}`)
  const query = new Query({ [path]: operand }, options)
  return doc => !query.test(doc as Doc)
}

/** A query that MongoDB would refuse. */
export class OperatorError extends Error {}

export const queryOperators: Record<string, QueryOperator> = {
  $eq,
  $ne,
  $in,
  $nin: not($in),
  $gt: comparison(order => order > 0),
  $gte: comparison(order => order >= 0),
  $lt: comparison(order => order < 0),
  $lte: comparison(order => order <= 0),
  $elemMatch,
  $all,
  $size,
  $type,
  $exists,
  $mod,
  $regex,
  $not,
}
