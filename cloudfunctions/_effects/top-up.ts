import type { StockItem } from '../../domain/goods/types'
import type { Instant } from '../../domain/money/types'
import type { Shelf } from '../../domain/shelf/types'
import { couldCome, type Spare } from '../../domain/stock/could-come'
import { leaseKey } from '../../domain/stock/lease-key'
import { nextLease, nextLoad } from '../../domain/stock/load'
import { shortOf } from '../../domain/stock/short-of'
import { stockId } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'
import { arriveOnShelf, leaseMore, readStock } from '../_kit/store/stock'

type Units = Record<StockItem, number>

/**
 * Brings a shelf what it is short of, each item for itself, as long as the warehouse has it and the group may sell it; a
 * load that was on its way arrives first.
 */
export async function topUp(shelf: Shelf, wanted: Units, now: Instant): Promise<void> {
  const stocks = await stocksFor(shelf, wanted, now)
  if (stocks) await load(shelf, wanted, stocks, now)
}

/** `moved`: something came, by us or by others, so that whoever was refused looks again. Else what could come, per item. */
export type Loaded = { moved: true } | { moved: false; spare: Spare }

/**
 * Loads a shelf for one basket, only if then it has all of it: a basket that cannot be had takes nothing out of the
 * warehouse.
 */
export async function loadFor(shelf: Shelf, wanted: Units, now: Instant): Promise<Loaded> {
  const stocks = await stocksFor(shelf, wanted, now)
  if (!stocks) return { moved: false, spare: {} }
  const spare: Spare = {}
  for (const [item, stock] of stocks) spare[item] = couldCome(shelf, item, stock)
  const fits = Object.entries(wanted).every(
    ([item, units]) => units <= (shelf.items[item]?.free ?? 0) + (spare[item] ?? 0),
  )
  if (!fits) return { moved: false, spare }
  const moved = await load(shelf, wanted, stocks, now)
  return moved ? { moved } : { moved, spare }
}

/** What the warehouse has of the items a shelf is short of; null when nothing can be loaded. */
async function stocksFor(
  shelf: Shelf,
  wanted: Units,
  now: Instant,
): Promise<Map<StockItem, Stock | undefined> | null> {
  const { regionId } = shelf
  const items = shortOf(shelf, wanted)
  if (regionId === undefined || !shelf.open || now >= shelf.endsAt || items.length === 0) return null
  const stocks = await readStock(items.map(item => stockId(regionId, item)))
  return new Map(items.map(item => [item, stocks.get(item)]))
}

async function load(
  shelf: Shelf,
  wanted: Units,
  stocks: Map<StockItem, Stock | undefined>,
  now: Instant,
): Promise<boolean> {
  const moved = await Promise.all(
    [...stocks].map(([item, stock]) => loadItem(shelf, item, wanted[item]!, stock, now)),
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
  // Refused when another group took of it, or a twin loads this very shelf: something moved all the same.
  const sent = nextLease(lease, units, now)
  if (await leaseMore(stock._id, key, lease, sent)) await arriveOnShelf(shelf, name, sent)
  return true
}
