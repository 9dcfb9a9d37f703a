import { oldMarkers } from '../markers/old-markers'
import type { Instant } from '../money/types'

/** ms. A phone sends an unheard tap again when the app is opened next, and gives it up at half of this. */
export const TAP_LIVES = 30 * 24 * 3600_000

/** Taps so old that no phone sends them again. */
export function oldTaps(taps: Record<string, Instant>, now: Instant): string[] {
  return oldMarkers(taps, { youngest: 10, lives: TAP_LIVES }, now)
}
