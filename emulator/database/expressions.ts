import { evalExpr } from 'mingo/core'
import { $round as round, $trunc as truncate } from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { dateExpressions } from './date-expressions.ts'
import { OperatorError } from './operators.ts'
import { compare } from './order.ts'
import { isArray, isDoc, put, shell, typeName, type Doc } from './values.ts'

/** Aggregation expressions where mingo 7.2.7 differs from MongoDB. */

type Expression = (doc: never, expression: never, options: Options) => unknown

const both = (doc: unknown, expression: unknown, options: Options): number => {
  const [left, right] = evalExpr(doc as never, expression as never, options as never) as [unknown, unknown]
  return compare(left, right)
}
const comparing =
  (accepts: (order: number) => unknown): Expression =>
  (doc, expression, options) =>
    accepts(both(doc, expression, options))

const all = (doc: unknown, expression: unknown, options: Options) =>
  evalExpr(doc as never, expression as never, options as never)

// mingo throws for a negative length; MongoDB takes the rest of the text. Positions are bytes of UTF-8.
const $substrBytes: Expression = (doc, expression, options) => {
  const [text, from, length] = all(doc, expression, options) as [unknown, number, number]
  const bytes = Buffer.from(text === null || text === undefined ? '' : String(text))
  return bytes.subarray(from, length < 0 ? undefined : from + length).toString()
}

const $indexOfCP: Expression = (doc, expression, options) => {
  const [text, part, from = 0, to] = all(doc, expression, options) as [
    string | null,
    string,
    number?,
    number?,
  ]
  if (text === null || text === undefined) return null
  const points = [...text].slice(0, to)
  const before = points.slice(0, from).join('').length
  const at = points.join('').indexOf(part, before)
  return at < 0 ? -1 : [...text.slice(0, at)].length
}

// One number may stand without a list around it.
const alone =
  (operator: Expression): Expression =>
  (doc, expression, options) =>
    operator(doc, (isArray(expression) ? expression : [expression]) as never, options)

const $mergeObjects: Expression = (doc, expression, options) => {
  const value = all(doc, expression, options) as unknown
  const merged: Doc = {}
  for (const part of (isArray(value) ? value : [value]) as unknown[]) {
    if (part === null || part === undefined) continue
    if (!isDoc(part)) {
      throw new OperatorError(
        `$mergeObjects requires object inputs, but input ${shell(part)} is of type ${typeName(part)}`,
      )
    }
    for (const [name, inner] of Object.entries(part)) put(merged, name, inner)
  }
  return merged
}

const $switch: Expression = (doc, expression, options) => {
  const { branches, ...others } = expression as unknown as {
    branches: { case: unknown; then: unknown }[]
    default?: unknown
  }
  if (!isArray(branches) || branches.length === 0)
    throw new OperatorError('$switch requires at least one branch.')
  // mingo decides what counts as true, by the rules of $and.
  const chosen = branches.find(branch => all(doc, { $and: [branch.case] }, options))
  if (chosen) return all(doc, chosen.then, options)
  if ('default' in others) return all(doc, others.default, options)
  throw new OperatorError(
    '$switch could not find a matching branch for an input, and no default was specified.',
  )
}

export const expressions: Record<string, Expression> = {
  $eq: comparing(order => order === 0),
  $ne: comparing(order => order !== 0),
  $gt: comparing(order => order > 0),
  $gte: comparing(order => order >= 0),
  $lt: comparing(order => order < 0),
  $lte: comparing(order => order <= 0),
  $cmp: comparing(Math.sign),
  $substr: $substrBytes,
  $substrBytes,
  $indexOfCP,
  ...dateExpressions,
  $trunc: alone(truncate as Expression),
  $round: alone(round as Expression),
  $mergeObjects,
  $switch,
}
