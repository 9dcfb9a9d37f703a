import { moved } from './moved'
import { without } from './without'
import type { Joined, Shelf } from './types'

/** A paid hold becomes caps in the crate. A shelf that does not hold it stays as it is: the marker has answered. */
export function postHold(shelf: Shelf, orderId: string, joined: Joined): Shelf {
  const hold = shelf.holds[orderId]
  if (!hold) return shelf
  return {
    ...shelf,
    items: moved(shelf.items, hold.draws, 'held', 'posted'),
    holds: without(shelf.holds, orderId),
    joined: { ...shelf.joined, [orderId]: joined },
    unpaid: without(shelf.unpaid, hold.key),
  }
}
