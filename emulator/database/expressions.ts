import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { OperatorError } from './operators.ts'
import { compare } from './order.ts'
import { isArray } from './values.ts'

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

// mingo counts ISO weeks; MongoDB's weeks begin on Sunday, the days before the first Sunday are week 0.
const $week: Expression = (doc, expression, options) => {
  let date = all(doc, expression, options) as Date | { date: Date; timezone?: string } | null
  if (isArray(date)) date = date[0] as Date
  if (date && !(date instanceof Date)) date = date.date
  if (!date) return null
  const newYear = Date.UTC(date.getUTCFullYear(), 0, 1)
  const dayOfYear = Math.floor((date.getTime() - newYear) / 86_400_000)
  return Math.floor((dayOfYear + 7 - date.getUTCDay()) / 7)
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
  $week,
  $switch,
}
