import { evaluate, isTrue, operandsOf, operator, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { compare } from './order.ts'
import { isArray, isDoc, typeName } from './values.ts'

/** Comparisons and choices as MongoDB makes them; to mingo 7.2.7 NaN is false, `$not` of an empty text true. */

/** In expressions, unlike in queries, what is missing is less than null and not the same. */
const ordered = (left: unknown, right: unknown): number =>
  left === undefined || right === undefined
    ? Number(left !== undefined) - Number(right !== undefined)
    : compare(left, right)

const comparing = (name: string, accepts: (order: number) => unknown): Expression =>
  operator(name, [2, 2], (left, right) => accepts(ordered(left, right)))

const $and: Expression = (doc, expression, options) =>
  operandsOf(expression).every(operand => isTrue(evaluate(doc, operand, options)))

const $or: Expression = (doc, expression, options) =>
  operandsOf(expression).some(operand => isTrue(evaluate(doc, operand, options)))

const PARTS = ['if', 'then', 'else']

const $cond: Expression = (doc, expression: unknown, options) => {
  if (isDoc(expression)) {
    const absent = PARTS.find(name => !(name in expression))
    if (absent) throw new OperatorError(`Missing '${absent}' parameter to $cond`)
    const unknown = Object.keys(expression).find(name => !PARTS.includes(name))
    if (unknown) throw new OperatorError(`Unrecognized parameter to $cond: ${unknown}`)
  }
  const parts = isDoc(expression) ? PARTS.map(name => expression[name]) : operandsOf(expression)
  if (parts.length !== 3) {
    throw new OperatorError(`Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`)
  }
  const [condition, yes, no] = parts
  return evaluate(doc, isTrue(evaluate(doc, condition, options)) ? yes : no, options)
}

const $switch: Expression = (doc, expression, options) => {
  const { branches, ...others } = expression as unknown as {
    branches: { case: unknown; then: unknown }[]
    default?: unknown
  }
  if (!isArray(branches) || branches.length === 0)
    throw new OperatorError('$switch requires at least one branch.')
  const chosen = branches.find(branch => isTrue(evaluate(doc, branch.case, options)))
  if (chosen) return evaluate(doc, chosen.then, options)
  if ('default' in others) return evaluate(doc, others.default, options)
  throw new OperatorError(
    '$switch could not find a matching branch for an input, and no default was specified.',
  )
}

const elements = (name: string, meets: (list: unknown[]) => boolean): Expression =>
  operator(name, [1, 1], list => {
    if (isArray(list)) return meets(list)
    throw new OperatorError(`${name}'s argument must be an array, but is ${typeName(list)}`)
  })

export const logicExpressions: Record<string, Expression> = {
  $eq: comparing('$eq', order => order === 0),
  $ne: comparing('$ne', order => order !== 0),
  $gt: comparing('$gt', order => order > 0),
  $gte: comparing('$gte', order => order >= 0),
  $lt: comparing('$lt', order => order < 0),
  $lte: comparing('$lte', order => order <= 0),
  $cmp: comparing('$cmp', Math.sign),
  $and,
  $or,
  $not: operator('$not', [1, 1], value => !isTrue(value)),
  $cond,
  $switch,
  $allElementsTrue: elements('$allElementsTrue', list => list.every(isTrue)),
  $anyElementTrue: elements('$anyElementTrue', list => list.some(isTrue)),
}
