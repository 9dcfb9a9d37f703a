import type { Instant } from '../../domain/money/types'

/** The only place in the functions that reads the time; each invocation reads it once at its door. */
export function readClock(): Instant {
  return Date.now()
}
