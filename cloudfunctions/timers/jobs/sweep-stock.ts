import type { Instant } from '../../../domain/money/types'
import { endOf, soldOf } from '../../../domain/stock/clear'
import { groupOf, leaseKey, shelfOf } from '../../../domain/stock/lease-key'
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

/**
 * Ends old leases that nobody ends any more: of groups that never came to be, whose shelves are closed for good, and, should a
 * load ever have left after its shelf was cleared, of that shelf.
 */
async function takeBack(stocks: Stock[], now: Instant): Promise<void> {
  const leases = stocks.flatMap(stock =>
    Object.entries(stock.leases)
      .filter(([, { at }]) => at + OPENING_DEAD_AFTER <= now)
      .map(([key, lease]) => ({ stock, key, lease, groupId: groupOf(key) })),
  )
  const [groups, shelves] = await Promise.all([
    groupsById(leases.map(({ groupId }) => groupId)),
    shelvesById(leases.map(({ key }) => shelfOf(key))),
  ])
  const orphans = new Set(leases.filter(({ groupId }) => !groups.has(groupId)).map(({ key }) => key))
  for (const shelf of shelves.values())
    if (orphans.has(leaseKey(shelf._id))) {
      await seal(shelf._id)
      await clearShelf(shelf, now)
    }
  for (const { stock, key, lease, groupId } of leases) {
    const shelf = shelves.get(shelfOf(key))
    const outcome = groups.get(groupId)?.outcome ?? null
    if (orphans.has(key)) await endLease(stock._id, key, lease, endOf(lease, 0))
    else if (shelf?.clearedAt !== undefined && outcome !== null)
      await endLease(stock._id, key, lease, endOf(lease, soldOf(shelf, outcome)[stock.item] ?? 0))
  }
}
