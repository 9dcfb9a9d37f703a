import { distinct } from './accumulators.ts'
import { evaluate, isNothing, isTrue, operator, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { encodeValue, same } from './order.ts'
import { isArray, isDoc, put, shell, typeName, type Doc } from './values.ts'
import type { Options } from 'mingo/types'

/**
 * Lists and sets where mingo 7.2.7 differs from MongoDB: `$size` of nothing, keys in another order, lists within lists, elements
 * that are null, and which document a field means inside `$reduce`.
 */

function listOf(name: string, value: unknown): unknown[] {
  if (isArray(value)) return value
  throw new OperatorError(`${name}'s argument must be an array, but is ${typeName(value)}`)
}

/** A whole number that is not negative; `what` names it in the refusal. */
export function index(what: string, value: unknown): number {
  if (Number.isInteger(value) && (value as number) >= 0) return value as number
  throw new OperatorError(`${what} must be a nonnegative integral value, found ${shell(value)}`)
}

const $size = operator('$size', [1, 1], list => {
  if (isArray(list)) return list.length
  throw new OperatorError(`The argument to $size must be an array, but was of type: ${typeName(list)}`)
})

const $in = operator('$in', [2, 2], (value, list) => {
  if (isArray(list)) return list.some(element => same(element, value))
  throw new OperatorError(`$in requires an array as a second argument, found: ${typeName(list)}`)
})

const $indexOfArray = operator('$indexOfArray', [2, 4], (list, value, from = 0, to) => {
  if (isNothing(list)) return null
  const elements = listOf('$indexOfArray', list)
  const start = index('$indexOfArray start', from)
  const end = to === undefined ? elements.length : index('$indexOfArray end', to)
  return elements.findIndex((element, at) => at >= start && at < end && same(element, value))
})

const $reverseArray = operator('$reverseArray', [1, 1], list =>
  isNothing(list) ? null : [...listOf('$reverseArray', list)].reverse(),
)

const $concatArrays = operator('$concatArrays', [0, Infinity], (...lists) => {
  if (lists.some(isNothing)) return null
  for (const list of lists)
    if (!isArray(list)) throw new OperatorError(`$concatArrays only supports arrays, not ${typeName(list)}`)
  return lists.flat()
})

const $slice = operator('$slice', [2, 3], (list, from, count) => {
  if (isNothing(list) || isNothing(from) || count === null) return null
  const elements = listOf('$slice', list)
  for (const number of [from, count ?? 1]) {
    if (!Number.isInteger(number))
      throw new OperatorError(`Arguments to $slice must be 32-bit integers, found ${shell(number)}`)
  }
  const start = from as number
  if (count === undefined) return start < 0 ? elements.slice(start) : elements.slice(0, start)
  if ((count as number) <= 0)
    throw new OperatorError(`Third argument to $slice must be positive: ${String(count)}`)
  const first = start < 0 ? Math.max(0, elements.length + start) : start
  return elements.slice(first, first + (count as number))
})

const $arrayToObject = operator('$arrayToObject', [1, 1], list => {
  if (isNothing(list)) return null
  const made: Doc = {}
  let kind: string | undefined
  for (const pair of listOf('$arrayToObject', list)) {
    const parts = isDoc(pair) ? [pair.k, pair.v] : pair
    const two = isDoc(pair) ? Object.keys(pair).sort().join() === 'k,v' : isArray(pair) && pair.length === 2
    if (!two || !isArray(parts))
      throw new OperatorError(
        `$arrayToObject requires an array of key-value pairs, of size 2 or with the keys 'k' and 'v', found ${shell(pair)}`,
      )
    if (typeName(pair) !== (kind ??= typeName(pair)))
      throw new OperatorError(
        `$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. Array was detected, now found: ${typeName(pair)}`,
      )
    if (typeof parts[0] !== 'string')
      throw new OperatorError(
        `$arrayToObject requires keys of type string. Found type: ${typeName(parts[0])}`,
      )
    put(made, parts[0], parts[1])
  }
  return made
})

/** An operator whose operand is a document of named parts, all of which are evaluated by itself. */
type Named = (doc: never, parts: Doc, options: Options) => unknown

const named =
  (name: string, wanted: string[], run: Named): Expression =>
  (doc, expression: unknown, options) => {
    if (!isDoc(expression)) throw new OperatorError(`${name} only supports an object as its argument`)
    const absent = wanted.find(part => !(part in expression))
    if (absent) throw new OperatorError(`Missing '${absent}' parameter to ${name}`)
    return run(doc, expression, options)
  }

const $reduce = named('$reduce', ['input', 'initialValue', 'in'], (doc, parts, options) => {
  const input = evaluate(doc, parts.input, options)
  if (isNothing(input)) return null
  if (!isArray(input)) throw new OperatorError(`input to $reduce must be an array not ${typeName(input)}`)
  return input.reduce<unknown>(
    (value, element) => evaluateWith(doc, parts.in, { this: element as unknown, value }, options),
    evaluate(doc, parts.initialValue, options),
  )
})

const $filter = named('$filter', ['input', 'cond'], (doc, parts, options) => {
  const input = evaluate(doc, parts.input, options)
  if (isNothing(input)) return null
  if (!isArray(input)) throw new OperatorError(`input to $filter must be an array not ${typeName(input)}`)
  const limit = 'limit' in parts ? evaluate(doc, parts.limit, options) : null
  if (limit !== null && index('$filter limit', limit) === 0)
    throw new OperatorError('$filter: limit must be greater than 0')
  const name = (parts.as ?? 'this') as string
  const kept = input.filter(element =>
    isTrue(evaluateWith(doc, parts.cond, { [name]: element as unknown }, options)),
  )
  return kept.slice(0, (limit as number | null) ?? undefined)
})

/** The value of an expression with variables bound to values, beside those that are bound already. */
function evaluateWith(doc: unknown, expression: unknown, variables: Doc, options: Options): unknown {
  const vars = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, { $literal: value }]),
  )
  return evaluate(doc, { $let: { vars, in: expression } }, options)
}

const $zip = named('$zip', ['inputs'], (doc, parts, options) => {
  const inputs = evaluate(doc, parts.inputs, options)
  const defaults = 'defaults' in parts ? evaluate(doc, parts.defaults, options) : null
  const longest = parts.useLongestLength ?? false
  if (isNothing(inputs)) return null
  if (!isArray(inputs))
    throw new OperatorError(`inputs must be an array of expressions, found ${typeName(inputs)}`)
  if (typeof longest !== 'boolean')
    throw new OperatorError(`useLongestLength must be a bool, found ${typeName(longest)}`)
  if (defaults !== null && !longest)
    throw new OperatorError('cannot specify defaults unless useLongestLength is true')
  if (defaults !== null && (!isArray(defaults) || defaults.length !== inputs.length))
    throw new OperatorError('defaults and inputs must have the same length')
  if (inputs.some(isNothing)) return null
  const lists = inputs.map(input => {
    if (!isArray(input))
      throw new OperatorError(`$zip found a non-array expression in input: ${shell(input)}`)
    return input
  })
  const lengths = lists.map(list => list.length)
  const length = longest ? Math.max(...lengths) : Math.min(...lengths)
  return Array.from({ length }, (_, at) =>
    lists.map(
      (list, n) => (at < list.length ? list[at] : ((defaults as unknown[] | null)?.[n] ?? null)) as unknown,
    ),
  )
})

/** The operands of a set operator as lists; what is none is refused. */
function setsOf(name: string, values: unknown[]): unknown[][] {
  return values.map(value => {
    if (isArray(value)) return value
    throw new OperatorError(
      `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
    )
  })
}

const holding = (list: unknown[]): ((value: unknown) => boolean) => {
  const keys = new Set(list.map(encodeValue))
  return value => keys.has(encodeValue(value))
}

const $setUnion = operator('$setUnion', [0, Infinity], (...values) =>
  values.some(isNothing) ? null : distinct(setsOf('$setUnion', values).flat()),
)

const $setIntersection = operator('$setIntersection', [0, Infinity], (...values) => {
  if (values.some(isNothing)) return null
  const [first = [], ...others] = setsOf('$setIntersection', values)
  const tests = others.map(holding)
  return distinct(first).filter(value => tests.every(holds => holds(value)))
})

const $setDifference = operator('$setDifference', [2, 2], (...values) => {
  if (values.some(isNothing)) return null
  const [from, gone] = setsOf('$setDifference', values)
  const holds = holding(gone!)
  return distinct(from!).filter(value => !holds(value))
})

const $setIsSubset = operator('$setIsSubset', [2, 2], (...values) => {
  const [part, whole] = setsOf('$setIsSubset', values)
  return part!.every(holding(whole!))
})

const $setEquals = operator('$setEquals', [2, Infinity], (...values) => {
  const [first, ...others] = setsOf('$setEquals', values)
  return others.every(other => first!.every(holding(other)) && other.every(holding(first!)))
})

export const arrayExpressions: Record<string, Expression> = {
  $size,
  $in,
  $indexOfArray,
  $reverseArray,
  $concatArrays,
  $slice,
  $arrayToObject,
  $reduce,
  $filter,
  $zip,
  $setUnion,
  $setIntersection,
  $setDifference,
  $setIsSubset,
  $setEquals,
}
