import type { Instant } from '../money/types'

/** Taps that are remembered whatever their age. */
const KEPT = 10
/** ms. A phone sends an unheard tap again when the app is opened next; after a month it is forgotten on both sides. */
export const TAP_LIVES = 30 * 24 * 3600_000

/** Taps so old that no phone sends them again. */
export function oldTaps(taps: Record<string, Instant>, now: Instant): string[] {
  return Object.entries(taps)
    .sort(([, a], [, b]) => b - a)
    .slice(KEPT)
    .filter(([, at]) => at + TAP_LIVES <= now)
    .map(([tap]) => tap)
}
