import type { Instant } from '../../domain/money/types'

/** The only place in the functions that reads the time: an invocation once at its door, a tick also for each document. */
export function readClock(): Instant {
  return Date.now()
}
