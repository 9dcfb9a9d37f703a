import type { StockItem } from '../../domain/goods/types'
import type { Instant } from '../../domain/money/types'
import type { Shelf } from '../../domain/shelf/types'
import { leaseKey } from '../../domain/stock/lease-key'
import { nextLoad } from '../../domain/stock/load'
import { shortOf } from '../../domain/stock/short-of'
import { stockId } from '../../domain/stock/stock-id'
import type { Lease, Stock } from '../../domain/stock/types'
import { arriveOnShelf, leaseMore, readStock } from '../_kit/store/stock'

/**
 * Brings a shelf what it is short of, as long as the warehouse has it and the group may sell it; a load that was on its
 * way arrives first. Answers whether anything moved, by us or by others: then whoever was refused looks again.
 */
export async function topUp(shelf: Shelf, wanted: Record<StockItem, number>, now: Instant): Promise<boolean> {
  const { regionId } = shelf
  const items = shortOf(shelf, wanted)
  if (regionId === undefined || !shelf.open || now >= shelf.endsAt || items.length === 0) return false
  const stocks = await readStock(items.map(item => stockId(regionId, item)))
  const moved = await Promise.all(
    items.map(item => loadItem(shelf, item, wanted[item]!, stocks.get(item), now)),
  )
  return moved.includes(true)
}

async function loadItem(
  shelf: Shelf,
  name: StockItem,
  wanted: number,
  stock: Stock | undefined,
  now: Instant,
): Promise<boolean> {
  const item = shelf.items[name]!
  const key = leaseKey(shelf._id)
  const lease = stock?.leases[key] ?? null
  if (lease && lease.loads > (item.loads ?? 0)) {
    await arriveOnShelf(shelf, name, lease)
    return true
  }
  const units = nextLoad(item, wanted, stock?.free ?? 0)
  if (!stock || units === 0) return false
  // Refused: another group took of it, or a twin loads this very shelf.
  if (!(await leaseMore(stock._id, key, lease, units, now))) return true
  const sent: Lease = { units: (lease?.units ?? 0) + units, loads: (lease?.loads ?? 0) + 1, at: now }
  await arriveOnShelf(shelf, name, sent)
  return true
}
