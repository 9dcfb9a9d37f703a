import type { Instant } from '../money/types'

/** How long the markers of taps are kept, so that the same tap again is told apart from a new one. */
export interface Keeping {
  /** The youngest so many stay whatever their age. */
  youngest: number
  /** ms after which the others are forgotten: no phone sends their taps any more. */
  lives: number
}

/** Markers that need not be kept any more; the value of each is when it was made. */
export function oldMarkers(
  markers: Record<string, Instant>,
  { youngest, lives }: Keeping,
  now: Instant,
): string[] {
  return Object.entries(markers)
    .sort(([, a], [, b]) => b - a)
    .slice(youngest)
    .filter(([, at]) => at + lives <= now)
    .map(([marker]) => marker)
}
