import type { Group } from '../../domain/group/types'
import type { Instant } from '../../domain/money/types'
import type { Shelf } from '../../domain/shelf/types'
import { endOf, isClearable, soldOf } from '../../domain/stock/clear'
import { leaseKey } from '../../domain/stock/lease-key'
import { stockId } from '../../domain/stock/stock-id'
import { readShelf, shelvesOf } from '../_kit/store/shelves'
import { clearShelf, endLease, readStock } from '../_kit/store/stock'
import { done, type Effect } from './effect'
import { sweepShelf } from './sweep'

/** ms until a shelf is looked at again on which something is held: staff have to say what becomes of its money. */
const LOOK_AGAIN = 3 * 60 * 60_000

/**
 * A decided group accounts for its goods: what is free leaves its sealed shelves, and each lease ends with what was sold
 * and what goes back. It comes when no request of the group can be alive any more. First the shelf, then the warehouse:
 * until then the units are in the lease, where nobody else can take them.
 */
export const clearShelves: Effect<Group> = async (group, { now }) => {
  const { outcome } = group
  if (outcome === null) throw new Error(`group ${group._id} is cleared before it is decided`)
  let waiting = false
  for (const shelf of await shelvesOf(group._id)) {
    // From before there was a warehouse: nothing was leased to it, and it keeps what it was given.
    if (shelf.regionId === undefined) continue
    const cleared = await clear(shelf, now)
    if (!cleared) waiting = true
    else await endLeases(cleared, outcome)
  }
  return waiting ? { again: now + LOOK_AGAIN } : done
}

/** The shelf once nothing is taken from it any more; `null` while something is held. */
async function clear(shelf: Shelf, now: Instant): Promise<Shelf | null> {
  if (shelf.clearedAt !== undefined) return shelf
  await sweepShelf(shelf, now)
  const swept = (await readShelf(shelf._id))!
  if (!isClearable(swept)) return null
  await clearShelf(swept, now)
  const after = (await readShelf(shelf._id))!
  // Somebody posted or gave up between the look and the update: then the next look clears it.
  return after.clearedAt === undefined ? null : after
}

/** Ends every lease of a cleared shelf; one that is gone was ended before. */
async function endLeases(shelf: Shelf, outcome: 'formed' | 'failed'): Promise<void> {
  const { regionId } = shelf
  if (regionId === undefined) return
  const key = leaseKey(shelf._id)
  const sold = soldOf(shelf, outcome)
  const stocks = await readStock(Object.keys(sold).map(item => stockId(regionId, item)))
  for (const [item, stock] of stocks) {
    const lease = stock.leases[key]
    if (lease) await endLease(stock._id, key, lease, endOf(lease, sold[item]!))
  }
}
