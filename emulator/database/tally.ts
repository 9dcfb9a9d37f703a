/** What one request cost, in documents; `writes` is 1 for a request that may change something. */
export interface RequestStats {
  collection?: string
  writes: number
  /** Documents answered. */
  read: number
  /** Documents really looked at, whether they matched or not. */
  examined: number
  /** Documents really changed. */
  written: number
  /** Names of the indexes that served the request, joined with `+`; absent when it scanned. */
  indexUsed?: string
}

export const newTally = (collection?: string): RequestStats => ({
  collection,
  writes: 0,
  read: 0,
  examined: 0,
  written: 0,
})

/** Notes the index without repeating a name; a lookup visits the same index once per document. */
export function noteIndex(tally: RequestStats, name: string): void {
  if (!tally.indexUsed) tally.indexUsed = name
  else if (!tally.indexUsed.split('+').includes(name)) tally.indexUsed += `+${name}`
}
