/**
 * Bytes that travel to the database and back: of the documents, queries and ids in a request and its reply, as EJSON.
 * What the SDK puts around them is left out, so that they weigh the same with a worker and without one.
 */

/** Where a request of the SDK carries them. */
const QUESTION = ['query', 'data', 'stages', 'order', 'projection'] as const

/** Bytes of what a request asks and brings. */
export const weightOfQuestion = (body: Record<string, unknown>): number =>
  QUESTION.reduce((sum, part) => sum + weightOf(body[part]), 0)

/** Bytes of all texts in a value. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  let sum = 0
  for (const part of Object.values(value)) sum += weightOf(part)
  return sum
}
