import type { Instant } from '../../../domain/money/types'
import { lowOn } from '../../../domain/stock/short-of'
import { sweepShelf } from '../../_effects/sweep'
import { topUp } from '../../_effects/top-up'
import { openShelves } from '../../_kit/store/shelves'
import { takeTurn } from '../../_kit/store/turns'

/** ms. Orphans are rare and only keep a few bottles from being sold, so every fifth minute is enough. */
const EVERY = 5 * 60_000
const PAGE = 50

/** Frees what joins that died left held, on every shelf that still sells, and loads what runs low. */
export async function sweepShelves(now: Instant): Promise<number> {
  if (!(await takeTurn('sweep-shelves', now, EVERY))) return 0
  let looked = 0
  let after = ''
  for (;;) {
    const shelves = await openShelves(after, PAGE)
    for (const shelf of shelves) {
      await sweepShelf(shelf, now)
      await topUp(shelf, lowOn(shelf), now)
    }
    looked += shelves.length
    if (shelves.length < PAGE) return looked
    after = shelves[shelves.length - 1]!._id
  }
}
