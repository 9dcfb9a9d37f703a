import type { Instant } from '../../../domain/money/types'
import { lowOn } from '../../../domain/stock/short-of'
import { sweepShelf } from '../../_effects/sweep'
import { topUp } from '../../_effects/top-up'
import { readClock } from '../../_kit/clock'
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
      // Its own instant: this page may be read long before its turn comes, and a group that ended since is loaded no more.
      const at = readClock()
      await sweepShelf(shelf, at)
      await topUp(shelf, lowOn(shelf), at)
    }
    looked += shelves.length
    if (shelves.length < PAGE) return looked
    after = shelves[shelves.length - 1]!._id
  }
}
