import type { Instant } from '../../../domain/money/types'
import { endOf } from '../../../domain/stock/clear'
import { groupOf, shelfOf } from '../../../domain/stock/lease-key'
import { OPENING_DEAD_AFTER } from '../../../domain/stock/opening'
import { oldMoves } from '../../../domain/stock/old-moves'
import type { Stock } from '../../../domain/stock/types'
import { groupsById } from '../../_kit/store/groups'
import { seal, shelvesById } from '../../_kit/store/shelves'
import { allStock, clearShelf, endLease, forgetMoves } from '../../_kit/store/stock'
import { takeTurn } from '../../_kit/store/turns'

/** ms. An opening that died keeps a crate or two from other groups, no more. */
const EVERY = 60 * 60_000
const PAGE = 50

/**
 * Takes back what was leased to groups that never came to be, because their opening died, and forgets moves so old that
 * no phone sends them again. Answers how many items were looked at.
 */
export async function sweepStock(now: Instant): Promise<number> {
  if (!(await takeTurn('sweep-stock', now, EVERY))) return 0
  let looked = 0
  let after = ''
  for (;;) {
    const stocks = await allStock(after, PAGE)
    await takeBack(stocks, now)
    for (const { _id, moves } of stocks) {
      const old = oldMoves(moves, now)
      if (old.length > 0) await forgetMoves(_id, old)
    }
    looked += stocks.length
    if (stocks.length < PAGE) return looked
    after = stocks[stocks.length - 1]!._id
  }
}

/** Ends the leases of groups that are not there. A shelf that came to be without its group is closed for good. */
async function takeBack(stocks: Stock[], now: Instant): Promise<void> {
  const leases = stocks.flatMap(stock =>
    Object.entries(stock.leases)
      .filter(([, { at }]) => at + OPENING_DEAD_AFTER <= now)
      .map(([key, lease]) => ({ stock, key, lease, groupId: groupOf(key) })),
  )
  const there = await groupsById(leases.map(({ groupId }) => groupId))
  const orphans = leases.filter(({ groupId }) => !there.has(groupId))
  const shelves = await shelvesById(orphans.map(({ key }) => shelfOf(key)))
  for (const shelf of shelves.values()) {
    await seal(shelf._id)
    await clearShelf(shelf, now)
  }
  for (const { stock, key, lease } of orphans) await endLease(stock._id, key, lease, endOf(lease, 0))
}
