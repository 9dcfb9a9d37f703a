import type { Instant } from '../money/types'
import { moved } from './moved'
import { getUp } from './seats'
import { without } from './without'
import type { Shelf } from './types'

/** A hold that was given up frees its units and leaves a marker, which a delayed duplicate of the hold meets. */
export function voidHold(shelf: Shelf, orderId: string, now: Instant): Shelf {
  const hold = shelf.holds[orderId]
  if (!hold) return shelf
  return {
    ...(hold.home === undefined ? getUp(shelf, hold.key) : shelf),
    items: moved(shelf.items, hold.draws, 'held', 'free'),
    holds: without(shelf.holds, orderId),
    voided: { ...shelf.voided, [orderId]: now },
    unpaid: without(shelf.unpaid, hold.key),
  }
}
