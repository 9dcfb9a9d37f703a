import { index } from './array-expressions.ts'
import { isNothing, operator, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { typeName } from './values.ts'

/** Texts where mingo 7.2.7 differs from MongoDB: what becomes of nothing and of numbers, case, positions. */

/** What MongoDB makes of an operand that should be a text: nothing is an empty one, numbers and dates are written out. */
function textOf(value: unknown): string {
  if (isNothing(value)) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new OperatorError(`can't convert from BSON type ${typeName(value)} to String`)
}

// Other letters than those of ASCII have no case in MongoDB's expressions.
const lower = (text: string) => text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]+/g, letters => letters.toUpperCase())

const $strcasecmp = operator('$strcasecmp', [2, 2], (left, right) => {
  const [one, other] = [upper(textOf(left)), upper(textOf(right))]
  return one < other ? -1 : Number(one > other)
})

const $split = operator('$split', [2, 2], (text, separator) => {
  if (isNothing(text) || isNothing(separator)) return null
  for (const operand of [text, separator]) {
    if (typeof operand !== 'string')
      throw new OperatorError(
        `$split requires an expression that evaluates to a string, found: ${typeName(operand)}`,
      )
  }
  if (separator === '') throw new OperatorError('$split requires a non-empty separator')
  return (text as string).split(separator as string)
})

const $substrCP = operator('$substrCP', [3, 3], (text, from, count) => {
  const start = index('$substrCP: the starting index', from)
  return [...textOf(text)].slice(start, start + index('$substrCP: length', count)).join('')
})

// Positions are bytes of UTF-8; a negative length takes the rest of the text.
const $substrBytes = operator('$substrBytes', [3, 3], (text, from, length) => {
  if (!Number.isInteger(from) || !Number.isInteger(length))
    throw new OperatorError('$substrBytes: starting index and length must be integral')
  const [start, count] = [from as number, length as number]
  if (start < 0) throw new OperatorError(`$substrBytes:  starting index must be non-negative (got: ${start})`)
  const bytes = Buffer.from(textOf(text))
  const end = count < 0 ? bytes.length : Math.min(bytes.length, start + count)
  for (const [at, what] of [
    [start, 'starting'],
    [end, 'ending'],
  ] as const) {
    if (at < bytes.length && (bytes[at]! & 0xc0) === 0x80)
      throw new OperatorError(`$substrBytes:  Invalid range, ${what} index is a UTF-8 continuation byte.`)
  }
  return bytes.subarray(start, end).toString()
})

/** Where a text holds another, counted in the units that `unitsOf` cuts it into. */
const indexOf = (name: string, unitsOf: (text: string) => ArrayLike<unknown>): Expression =>
  operator(name, [2, 4], (text, part, from = 0, to) => {
    if (isNothing(text)) return null
    if (typeof text !== 'string')
      throw new OperatorError(`${name} requires a string as the first argument, found: ${typeName(text)}`)
    if (typeof part !== 'string')
      throw new OperatorError(`${name} requires a string as the second argument, found: ${typeName(part)}`)
    const [units, wanted] = [Array.from(unitsOf(text)), Array.from(unitsOf(part))]
    const start = index(`${name} start`, from)
    const end = Math.min(units.length, to === undefined ? Infinity : index(`${name} end`, to))
    for (let at = start; at + wanted.length <= end; at++) {
      if (wanted.every((unit, n) => units[at + n] === unit)) return at
    }
    return -1
  })

export const textExpressions: Record<string, Expression> = {
  $toLower: operator('$toLower', [1, 1], text => lower(textOf(text))),
  $toUpper: operator('$toUpper', [1, 1], text => upper(textOf(text))),
  $strcasecmp,
  $split,
  $substr: $substrBytes,
  $substrBytes,
  $substrCP,
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.from(text)),
  $indexOfCP: indexOf('$indexOfCP', text => [...text]),
}
