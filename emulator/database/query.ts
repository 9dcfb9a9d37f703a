import { Context, ProcessingMode } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors.ts'
import { expressions } from './expressions.ts'
import { geoOperators } from './geo.ts'
import { OperatorError, queryOperators } from './operators.ts'
import { jsonSchemaTest } from './json-schema.ts'
import { withPatterns } from './patterns.ts'
import { stages } from './stages.ts'
import { isArray, isDoc, isOperators, type Doc } from './values.ts'

/**
 * mingo as the interpreter of queries and pipelines, with our corrections. Operators given as an
 * option cannot replace built-in ones (the first registered wins), so the context is built as one.
 */
const context = Context.init({
  accumulator: operatorsOf(accumulator),
  expression: { ...operatorsOf(expression), ...expressions },
  pipeline: { ...operatorsOf(pipeline), ...stages },
  query: { ...operatorsOf(query), ...queryOperators, ...geoOperators },
  window: operatorsOf(window),
} as never)

// mingo's tests of bits do not look into lists; the SDK has no name for them, and they are refused.
function operatorsOf(module: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(module).filter(([name]) => /^\$(?!bitsA)/.test(name)))
}

export const mingoOptions = {
  context,
  scriptEnabled: false,
  processingMode: ProcessingMode.CLONE_INPUT,
  jsonSchemaValidator: jsonSchemaTest,
} as unknown as Partial<Options>

/**
 * Compiles a query once; the predicate tests whole documents. Throws CloudError for what MongoDB refuses. The
 * everyday operators are called directly: mingo copies its whole context for every query it compiles.
 */
export function compileQuery(condition: Doc): (doc: Doc) => boolean {
  const tests = refused(() => conditionTests(condition))
  if (tests.length === 1) return tests[0]!
  return doc => tests.every(test => test(doc))
}

type Test = (doc: Doc) => boolean

function conditionTests(condition: Doc): Test[] {
  return Object.entries(condition).flatMap(([key, operand]) => {
    if (!key.startsWith('$')) return fieldTests(key, operand)
    if (!(key in LOGIC) || !isArray(operand)) return [interpreted({ [key]: operand })]
    const parts = operand.map(part => {
      if (!isDoc(part)) throw new OperatorError('$or/$and/$nor entries need to be full objects')
      const tests = conditionTests(part)
      return (doc: Doc) => tests.every(test => test(doc))
    })
    if (parts.length === 0) throw new OperatorError('$and/$or/$nor must be a nonempty array')
    return [LOGIC[key]!(parts)]
  })
}

const LOGIC: Record<string, (parts: Test[]) => Test> = {
  $and: parts => doc => parts.every(test => test(doc)),
  $or: parts => doc => parts.some(test => test(doc)),
  $nor: parts => doc => !parts.some(test => test(doc)),
}

function fieldTests(path: string, condition: unknown): Test[] {
  const operand = isOperators(condition) ? withPatterns(condition) : condition
  if (!isOperators(operand)) {
    const operator = operand instanceof RegExp ? '$regex' : '$eq'
    return [queryOperators[operator]!(path, operand, mingoOptions as Options)]
  }
  const names = Object.keys(operand)
  const direct = names.every(name => name in queryOperators)
  if (!direct) return [interpreted({ [path]: operand })]
  return names.map(name => queryOperators[name]!(path, operand[name], mingoOptions as Options))
}

function interpreted(condition: Doc): Test {
  const compiled = new Query(condition, mingoOptions)
  return doc => refused(() => compiled.test(doc))
}

/** Runs interpreter code and turns its complaints into the cloud's error. */
export function refused<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const complaint = error instanceof OperatorError || isMingoError(error) || error instanceof SyntaxError
    if (complaint) throw requestFailed(error.message)
    throw error
  }
}

// mingo does not export its error class; its instances carry the name of their constructor only.
const isMingoError = (error: Error) => error.constructor.name === 'MingoError'

/** Puts two queries together, keeping every condition of both. */
export function both(one: Doc, two: Doc): Doc {
  if (Object.keys(one).length === 0) return two
  if (Object.keys(two).length === 0) return one
  return { $and: [one, two] }
}

/** A sort as the planner wants it; throws for directions MongoDB does not know. */
export function checkSort(sort: unknown): Record<string, 1 | -1> | undefined {
  if (typeof sort !== 'object' || sort === null || isArray(sort)) return undefined
  const entries = Object.entries(sort)
  for (const [path, direction] of entries) {
    if (direction !== 1 && direction !== -1) throw requestFailed(`bad sort specification for ${path}`)
  }
  return entries.length ? (sort as Record<string, 1 | -1>) : undefined
}
