/**
 * The one clock of the cloud. Time lives in shared memory, so that a worker's `Date` is exact the moment the
 * clock moves, without a message.
 *
 * Cell 0 says whether time stands (1) or runs (0); cell 1 is the instant it stands at, or the distance to the
 * wall clock, both in whole milliseconds. `functions/instance.cjs` reads the same cells.
 */
const FROZEN = 0
const VALUE = 1

export interface CloudClock {
  readonly memory: SharedArrayBuffer
  readonly frozen: boolean
  /** Milliseconds since 1970 in cloud time. */
  now(): number
  /** Moves time to `instant`; time never goes back, an earlier instant is ignored. */
  reach(instant: number): void
  /** What a restart must remember: the standing instant, or the distance to the wall clock. */
  saved(): { frozen: boolean; value: number }
}

/**
 * @param start instant to stand at; absent: the wall clock, running.
 * @param kept what the clock of an earlier run of the same folder said; time does not fall behind it.
 */
export function createClock(start?: number, kept?: { frozen: boolean; value: number }): CloudClock {
  const memory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT)
  const cells = new BigInt64Array(memory)
  const frozen = start !== undefined
  const read = () => Number(Atomics.load(cells, VALUE))
  const write = (value: number) => Atomics.store(cells, VALUE, BigInt(Math.round(value)))
  const now = () => (frozen ? read() : Date.now() + read())

  Atomics.store(cells, FROZEN, frozen ? 1n : 0n)
  if (frozen) write(start)
  const earlier = kept && (kept.frozen ? kept.value : frozen ? Date.now() + kept.value : undefined)
  if (kept && !kept.frozen && !frozen) write(kept.value)
  else if (earlier !== undefined && earlier > now()) reach(earlier)

  function reach(instant: number): void {
    const gap = instant - now()
    if (gap > 0) write(read() + gap)
  }

  return { memory, frozen, now, reach, saved: () => ({ frozen, value: read() }) }
}
