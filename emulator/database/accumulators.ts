import { $push as push } from 'mingo/operators/accumulator'
import type { Options } from 'mingo/types'
import { evaluate, isNothing, operandsOf, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { compare, encodeValue } from './order.ts'
import { isArray, isDoc, put, shell, typeName, type Doc } from './values.ts'

/**
 * Operators that make one value of many: of one field of all documents of a group, or of a list in one document. mingo 7.2.7
 * has another order of values, keeps what is missing as null and sums with the errors of plain addition.
 */

type Gather = (values: unknown[]) => unknown

const numbersOf = (values: unknown[]) => values.filter((value): value is number => typeof value === 'number')

/** The sum as MongoDB has it, which carries along what each addition rounds off: 0.1, 0.2 and 0.3 are 0.6. */
function sum(values: unknown[]): number {
  let total = 0
  let lost = 0
  for (const value of numbersOf(values)) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + lost : total
}

function average(values: unknown[]): number | null {
  const numbers = numbersOf(values)
  return numbers.length ? sum(numbers) / numbers.length : null
}

/** The standard deviation; of a sample one less counts. Null when nothing is left to divide by. */
function deviation(values: unknown[], less: 0 | 1): number | null {
  const numbers = numbersOf(values)
  if (numbers.length <= less) return null
  const mean = average(numbers)!
  return Math.sqrt(sum(numbers.map(number => (number - mean) ** 2)) / (numbers.length - less))
}

function extreme(values: unknown[], better: (order: number) => boolean): unknown {
  const present = values.filter(value => !isNothing(value))
  return present.reduce(
    (best, value) => (best === null || better(compare(value, best)) ? value : best),
    null as unknown,
  )
}

/** Each value once, the first of the same. */
export function distinct(values: unknown[]): unknown[] {
  const known = new Map<string, unknown>()
  for (const value of values) {
    const key = encodeValue(value)
    if (!known.has(key)) known.set(key, value)
  }
  return [...known.values()]
}

function merge(values: unknown[]): Doc {
  const merged: Doc = {}
  for (const part of values) {
    if (isNothing(part)) continue
    if (!isDoc(part)) {
      throw new OperatorError(
        `$mergeObjects requires object inputs, but input ${shell(part)} is of type ${typeName(part)}`,
      )
    }
    for (const [name, inner] of Object.entries(part)) put(merged, name, inner)
  }
  return merged
}

/** The values of an expression for each member of a group. In a list by itself it can be missing; mingo would make null of it. */
const valuesOf = (members: unknown[], expression: unknown, options: Options): unknown[] =>
  (push(members as never, [expression] as never, options as never) as unknown[][]).map(([value]) => value)

const present = (values: unknown[]) => values.filter(value => value !== undefined)

/** In a group: the values of its documents. In one document: the operands, or the elements of a single one that is a list. */
const gathering =
  (gather: Gather): Expression =>
  (doc: unknown, expression, options) => {
    if (isArray(doc)) return gather(valuesOf(doc, expression, options))
    const values = operandsOf(expression).map(operand => evaluate(doc, operand, options))
    return gather(values.length === 1 && isArray(values[0]) ? values[0] : values)
  }

/** An element at the end of a list, or of the first or last document of a group the value. */
const end =
  (name: string, at: 0 | -1): Expression =>
  (doc: unknown, expression, options) => {
    if (isArray(doc)) return valuesOf(doc, expression, options).at(at) ?? null
    const [operand] = operandsOf(expression)
    const list = evaluate(doc, operand, options)
    if (isNothing(list)) return null
    if (!isArray(list))
      throw new OperatorError(`${name}'s argument must be an array, but is ${typeName(list)}`)
    return list.at(at) as unknown
  }

export const accumulators: Record<string, Expression> = {
  $sum: gathering(sum),
  $avg: gathering(average),
  $stdDevPop: gathering(values => deviation(values, 0)),
  $stdDevSamp: gathering(values => deviation(values, 1)),
  $min: gathering(values => extreme(values, order => order < 0)),
  $max: gathering(values => extreme(values, order => order > 0)),
  $push: gathering(present),
  $addToSet: gathering(values => distinct(present(values))),
  $mergeObjects: gathering(merge),
  $first: end('$first', 0),
  $last: end('$last', -1),
}
