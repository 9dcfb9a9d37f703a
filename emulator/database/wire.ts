/** What a request hands over and what it is answered: EJSON texts, within their limits. */
import { decode, encodeForWire } from './ejson.ts'
import type { Engine } from './engine.ts'
import { answerTooLarge, documentTooLarge, invalidParam, requestFailed } from './errors.ts'
import { MAX_ANSWER_BYTES, MAX_WRITTEN_BYTES } from './limits.ts'
import { PatternError } from './patterns.ts'
import { isDoc, type Doc } from './values.ts'

/** A value of a request; `what` names it in the refusal (INVALID_PARAM). */
export function read(engine: Engine, text: unknown, what: string): unknown {
  if (typeof text !== 'string') throw invalidParam(`${what} must be an EJSON string`)
  try {
    return decode(text, engine.clock())
  } catch (error) {
    if (error instanceof PatternError) throw requestFailed(error.message)
    throw invalidParam(`${what} is not valid EJSON`)
  }
}

/** The same, which must be an object. */
export function readDoc(engine: Engine, text: unknown, what: string): Doc {
  const value = read(engine, text, what)
  if (!isDoc(value)) throw invalidParam(`${what} must be an EJSON object`)
  return value
}

/** A document or an update that is to be written; above MAX_WRITTEN_BYTES it is refused. */
export function readWritten(engine: Engine, text: unknown, operation: 'Insert' | 'Update'): Doc {
  const bytes = typeof text === 'string' ? Buffer.byteLength(text) : 0
  if (bytes > MAX_WRITTEN_BYTES) throw documentTooLarge(operation, bytes)
  return readDoc(engine, text, 'data')
}

/** Documents as they are answered; above MAX_ANSWER_BYTES together they are refused. */
export function answer(docs: Doc[]): string[] {
  const texts = docs.map(encodeForWire)
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > MAX_ANSWER_BYTES) throw answerTooLarge(MAX_ANSWER_BYTES)
  return texts
}

// The SDK leaves the query out, or sends an empty text, when where() was not called.
export const readQuery = (engine: Engine, text: unknown): Doc =>
  text === undefined || text === null || text === '' ? {} : readDoc(engine, text, 'query')
