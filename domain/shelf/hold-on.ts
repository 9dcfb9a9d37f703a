import { accepted, refused, type Result } from '../result'
import type { RefusalOf } from '../refusals'
import type { Instant } from '../money/types'
import type { StockItem } from '../goods/types'
import { moved } from './moved'
import { sitDown } from './seats'
import type { Hold, Shelf } from './types'

export interface HoldWish {
  orderId: string
  hold: Hold
  termsVersion: number
}
export type HoldRefusal =
  | RefusalOf<'group-ended' | 'group-full' | 'unpaid-order' | 'join-changed' | 'join-taken'>
  /** The terms have another version now; what changed for this basket is for the caller to tell. */
  | { code: 'terms-changed'; termsVersion: number }
  | { code: 'short'; item: StockItem; free: number; wanted: number }
  /** The id was here before: held (by the same command), posted or given up. */
  | { code: 'known'; as: 'held' | 'posted' | 'voided' }

/**
 * Promises units to an order (C-01): the guard of the hold, as a decision. `store/shelves.ts` writes the same guard
 * into one update; this one tells afterwards which part of it said no. A hold that names a `home` takes units only:
 * the member's own guards (one unpaid order, her place) stand on that shelf.
 */
export function holdOn(shelf: Shelf, wish: HoldWish, now: Instant): Result<Shelf, never> | HoldRefused {
  const { orderId, hold } = wish
  const held = shelf.holds[orderId]
  if (held) return no(knownHold(held, hold))
  if (shelf.joined[orderId]) return no({ code: 'known', as: 'posted' })
  if (shelf.voided[orderId] !== undefined) return no({ code: 'known', as: 'voided' })
  if (!shelf.open || now >= shelf.endsAt) return no({ code: 'group-ended', endedAt: shelf.endsAt })
  if (shelf.termsVersion !== wish.termsVersion)
    return no({ code: 'terms-changed', termsVersion: shelf.termsVersion })
  // A guest's own guards were asked on her own shelf.
  const guest = hold.home !== undefined
  const unpaid = guest ? undefined : shelf.unpaid[hold.key]
  if (unpaid !== undefined) return no({ code: 'unpaid-order', orderId: unpaid })
  const sitting = guest ? shelf : sitDown(shelf, hold.key)
  if (!sitting) return no({ code: 'group-full', most: shelf.seats!.most })
  for (const [item, wanted] of Object.entries(hold.draws)) {
    const free = shelf.items[item]?.free ?? 0
    if (free < wanted) return no({ code: 'short', item, free, wanted })
  }
  return accepted({
    ...sitting,
    items: moved(shelf.items, hold.draws, 'free', 'held'),
    holds: { ...shelf.holds, [orderId]: hold },
    unpaid: guest ? shelf.unpaid : { ...shelf.unpaid, [hold.key]: orderId },
  })
}

export interface HoldRefused {
  ok: false
  refusal: HoldRefusal
}

function knownHold(held: Hold, wish: Hold): HoldRefusal {
  if (held.key !== wish.key) return { code: 'join-taken' }
  return held.hash === wish.hash ? { code: 'known', as: 'held' } : { code: 'join-changed' }
}

function no(refusal: HoldRefusal): HoldRefused {
  return refused(refusal as never)
}
