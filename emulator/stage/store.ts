import type { Cloud } from '../types.ts'

/** A document as the stage reads it: whatever is there. */
export type Document = Record<string, unknown> & { _id: string }

/** Reads a collection that an empty cloud may not have yet. */
export function read<T = Document>(cloud: Cloud, collection: string, query: object = {}): T[] {
  const exists = cloud.database.collections().some(({ name }) => name === collection)
  return exists ? cloud.database.find<T>(collection, query) : []
}
