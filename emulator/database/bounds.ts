import { afterPrefix, encodeRank, encodeTextPrefix, encodeValue, flip } from './order.ts'
import { readPattern } from './patterns.ts'
import { isArray, isDoc, isOperators, type Doc } from './values.ts'

/**
 * What a query says about single fields, as bounds an index can serve. Bounds may let too much through (every
 * candidate is tested again), never too little.
 */

/** One statement about one field: some encoded values, or everything between two encoded prefixes. */
export type Bound =
  | { kind: 'points'; points: string[] }
  | { kind: 'range'; low: string; lowIncluded: boolean; high: string; highIncluded: boolean }

export interface Bounds {
  fields: Map<string, Bound[]>
  /** Alternatives of each top-level `$or`. */
  alternatives: Doc[][]
  /** True when the bounds say all the query says: then no candidate fails the test. */
  exact: boolean
}

export function readBounds(query: Doc): Bounds {
  const bounds: Bounds = { fields: new Map(), alternatives: [], exact: true }
  readInto(bounds, query)
  return bounds
}

function readInto(bounds: Bounds, query: Doc, prefix = ''): void {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && isArray(condition)) {
      for (const part of condition) if (isDoc(part)) readInto(bounds, part, prefix)
    } else if (key === '$or' && isArray(condition) && prefix === '') {
      bounds.alternatives.push(condition.filter(isDoc))
      bounds.exact = false
    } else if (key.startsWith('$')) bounds.exact = false
    else readField(bounds, prefix + key, condition)
  }
}

function readField(bounds: Bounds, path: string, condition: unknown): void {
  // A numeric part may be a position or a name; the index on such a path is not trusted.
  if (/(^|\.)\d+(\.|$)/.test(path)) {
    bounds.exact = false
    return
  }
  if (!isOperators(condition)) {
    if (condition instanceof RegExp) addPattern(bounds, path, condition)
    else addPoints(bounds, path, [condition])
    return
  }
  for (const [operator, operand] of Object.entries(condition)) {
    readOperator(bounds, path, operator, operand, condition)
  }
}

function readOperator(bounds: Bounds, path: string, operator: string, operand: unknown, whole: Doc): void {
  switch (operator) {
    case '$eq':
      return addPoints(bounds, path, [operand])
    case '$in':
      return isArray(operand) ? addPoints(bounds, path, operand) : inexact(bounds)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return addRange(bounds, path, operator, operand)
    case '$regex': {
      const pattern = operand instanceof RegExp ? operand : readPattern(String(operand))
      return whole.$options ? inexact(bounds) : addPattern(bounds, path, pattern)
    }
    case '$all':
      inexact(bounds)
      if (isArray(operand) && operand.length && !isOperators(operand[0]))
        addPoints(bounds, path, [operand[0]])
      return
    case '$elemMatch':
      inexact(bounds)
      if (isOperators(operand) && !('$and' in operand || '$or' in operand)) readField(bounds, path, operand)
      else if (isDoc(operand)) readInto(bounds, operand, `${path}.`)
      return
    default:
      inexact(bounds)
  }
}

function inexact(bounds: Bounds): void {
  bounds.exact = false
}

function add(bounds: Bounds, path: string, bound: Bound): void {
  const known = bounds.fields.get(path)
  if (!known) bounds.fields.set(path, [bound])
  else {
    known.push(bound)
    if (bound.kind === 'points' || known[0]!.kind === 'points') inexact(bounds)
  }
}

function addPoints(bounds: Bounds, path: string, values: unknown[]): void {
  // Whole arrays are not in the index, patterns are not values.
  if (values.some(value => isArray(value) || value instanceof RegExp)) return inexact(bounds)
  if (values.some(value => value === null || value === undefined)) inexact(bounds)
  add(bounds, path, { kind: 'points', points: [...new Set(values.map(encodeValue))].sort() })
}

function addRange(bounds: Bounds, path: string, operator: string, operand: unknown): void {
  if (isArray(operand) || operand instanceof RegExp) return inexact(bounds)
  if (operand === null || operand === undefined || Number.isNaN(operand)) {
    inexact(bounds)
    return add(bounds, path, { kind: 'points', points: [encodeValue(operand)] })
  }
  const value = encodeValue(operand)
  const type = encodeRank(operand)
  const bound: Bound = { kind: 'range', low: type, lowIncluded: true, high: type, highIncluded: true }
  // NaN sorts below every number but is below none of them.
  if (typeof operand === 'number') Object.assign(bound, { low: encodeValue(NaN), lowIncluded: false })
  if (operator.startsWith('$g')) Object.assign(bound, { low: value, lowIncluded: operator === '$gte' })
  else Object.assign(bound, { high: value, highIncluded: operator === '$lte' })
  add(bounds, path, bound)
}

/** A pattern tied to the beginning bounds the texts by the characters it must begin with. */
function addPattern(bounds: Bounds, path: string, pattern: RegExp): void {
  inexact(bounds)
  if (/[imx]/.test(pattern.flags) || pattern.source.includes('|')) return
  const literal = /^\^([\w\-:/ \u4e00-\u9fff]+)([*?{])?/.exec(pattern.source)
  if (!literal) return
  const text = literal[2] ? literal[1]!.slice(0, -1) : literal[1]!
  if (!text) return
  const prefix = encodeTextPrefix(text)
  add(bounds, path, { kind: 'range', low: prefix, lowIncluded: true, high: prefix, highIncluded: true })
}

/** The tightest of several statements about one field; over an array field they may not be combined. */
export function combine(statements: Bound[], multikey: boolean): Bound {
  const points = statements.find(bound => bound.kind === 'points')
  if (points) return points
  const [first, ...others] = statements as Extract<Bound, { kind: 'range' }>[]
  if (multikey) return first!
  return others.reduce((tightest, bound) => {
    const result = { ...tightest }
    if (lowEdge(bound) > lowEdge(result))
      Object.assign(result, { low: bound.low, lowIncluded: bound.lowIncluded })
    if (highEdge(bound) < highEdge(result)) {
      Object.assign(result, { high: bound.high, highIncluded: bound.highIncluded })
    }
    return result
  }, first!)
}

type Range = Extract<Bound, { kind: 'range' }>
const lowEdge = ({ low, lowIncluded }: Range) => (lowIncluded ? low : afterPrefix(low)!)
const highEdge = ({ high, highIncluded }: Range) => (highIncluded ? afterPrefix(high)! : high)

/** The edges of a range in an index field of the given direction: from `[0]` to before `[1]`. */
export function edges(range: Range, direction: 1 | -1): [string, string] {
  if (direction === 1) return [lowEdge(range), highEdge(range)]
  const low = flip(range.high)
  const high = flip(range.low)
  return [range.highIncluded ? low : afterPrefix(low)!, range.lowIncluded ? afterPrefix(high)! : high]
}
