/**
 * The port to durable storage. The engine keeps documents in memory and hands every commit over as one list of
 * changes; a store makes each list durable whole or not at all, in the order given.
 */

/** `text` is disk EJSON; `null` deletes the document. A change without a document declares the collection. */
export type StoredChange =
  { collection: string; key: string; text: string | null } | { collection: string; key?: undefined }

export interface Store {
  /** Hands every stored collection and document to `visit`, once, before anything is written. */
  load(visit: (collection: string, text: string | null) => void): Promise<void>
  /** Queues one atomic commit. Never waits; later commits are never durable before earlier ones. */
  write(changes: StoredChange[]): void
  /** Resolves when all that was queued until now is durable; rejects for ever after a failed write. */
  settled(): Promise<void> | undefined
  /** Like `settled`, and forces the disk even when durability is relaxed. */
  flush(): Promise<void>
  close(): Promise<void>
  /** False lets the engine skip the work of writing documents out. */
  readonly keeps: boolean
}

/** Forgets everything; for tests. */
export const memoryStore: Store = {
  keeps: false,
  async load() {},
  write() {},
  settled: () => undefined,
  async flush() {},
  async close() {},
}
