import type { StockItem } from '../../../domain/goods/types'
import type { Instant } from '../../../domain/money/types'
import type { Shelf } from '../../../domain/shelf/types'
import type { Lease, Stock, StockMove } from '../../../domain/stock/types'
import { command } from '../wechat'
import { change, forget, insert, list, readAll } from './documents'

/**
 * The guarded updates of the warehouse. A load moves between two documents, so it has two of them, each under the same
 * number: first the units leave the warehouse as a lease, then they arrive on the shelf. Between the two they are on
 * their way, in the lease and nowhere else, and whoever looks next finishes it.
 */

/** What a warehouse has of these items; an item of which nothing ever came in is missing. */
export async function readStock(ids: string[]): Promise<Map<string, Stock>> {
  const found = await readAll<Stock>('stock', ids)
  return new Map(found.map(stock => [stock.item, stock]))
}

/** Units that are free, by the id of the stock document; for items of several regions. */
export async function readFree(ids: string[]): Promise<Map<string, number>> {
  return new Map((await readAll<Stock>('stock', ids)).map(({ _id, free }) => [_id, free]))
}

/** The first loads of one item for all shelves of a group, at once or not at all. */
export function leaseFirst(stockId: string, loads: Record<string, number>, now: Instant): Promise<boolean> {
  const units = Object.values(loads).reduce((sum, one) => sum + one, 0)
  const entries = Object.entries(loads)
  return change(
    'stock',
    {
      _id: stockId,
      free: command.gte(units),
      ...Object.fromEntries(entries.map(([key]) => [`leases.${key}`, command.exists(false)])),
    },
    {
      free: command.inc(-units),
      ...Object.fromEntries(
        entries.map(([key, one]) => [`leases.${key}`, command.set({ units: one, loads: 1, at: now })]),
      ),
    },
  )
}

/** One more load of one item for a shelf leaves the warehouse: `before` as it was read, null without a lease, becomes `next`. */
export function leaseMore(stockId: string, key: string, before: Lease | null, next: Lease): Promise<boolean> {
  const units = next.units - (before?.units ?? 0)
  return change(
    'stock',
    { _id: stockId, free: command.gte(units), ...asRead(key, before) },
    { free: command.inc(-units), [`leases.${key}`]: command.set(next) },
  )
}

/** What a lease holds more than its shelf arrives there. A shelf that was sealed meanwhile takes nothing in. */
export function arriveOnShelf(
  { _id, items }: Pick<Shelf, '_id' | 'items'>,
  item: StockItem,
  lease: Lease,
): Promise<boolean> {
  const { allotted, loads = 0 } = items[item]!
  const units = lease.units - allotted
  return change(
    'shelves',
    { _id, open: true, [`items.${item}.loads`]: loads },
    {
      [`items.${item}.loads`]: lease.loads,
      [`items.${item}.allotted`]: command.inc(units),
      [`items.${item}.free`]: command.inc(units),
    },
  )
}

/** Nothing is taken from this shelf any more: what it still had free leaves its books, exactly as it was read. */
export function clearShelf({ _id, items }: Pick<Shelf, '_id' | 'items'>, now: Instant): Promise<boolean> {
  const entries = Object.entries(items)
  return change(
    'shelves',
    {
      _id,
      open: false,
      clearedAt: command.exists(false),
      ...Object.fromEntries(
        entries.flatMap(([item, { free, posted }]) => [
          [`items.${item}.free`, free],
          [`items.${item}.held`, 0],
          [`items.${item}.posted`, posted],
        ]),
      ),
    },
    {
      clearedAt: now,
      ...Object.fromEntries(
        entries.flatMap(([item, { posted }]) => [
          [`items.${item}.free`, 0],
          [`items.${item}.allotted`, posted],
        ]),
      ),
    },
  )
}

/** A lease ends: what was sold stays sold, the rest is free again. */
export function endLease(
  stockId: string,
  key: string,
  lease: Lease,
  { sold, back }: { sold: number; back: number },
): Promise<boolean> {
  return change(
    'stock',
    { _id: stockId, ...asRead(key, lease) },
    { free: command.inc(back), sold: command.inc(sold), [`leases.${key}`]: command.remove() },
  )
}

/** Units come in, or are corrected, once per tap. More than is free cannot be taken away. */
export function moveStock(stockId: string, tapId: string, move: StockMove): Promise<boolean> {
  const { what, units } = move
  return change(
    'stock',
    {
      _id: stockId,
      [`moves.${tapId}`]: command.exists(false),
      ...(units < 0 ? { free: command.gte(-units) } : {}),
    },
    { free: command.inc(units), [what]: command.inc(units), [`moves.${tapId}`]: command.set(move) },
  )
}

/** Forgets moves so old that no phone sends their taps any more. */
export function forgetMoves(stockId: string, tapIds: string[]): Promise<boolean> {
  return forget('stock', stockId, 'moves', tapIds)
}

/** The place for an item's first units. */
export const insertStock = (stock: Stock) => insert('stock', stock)

/** Every item of every warehouse, a page at a time by id. */
export function allStock(after: string, limit: number): Promise<Stock[]> {
  return list<Stock>('stock', { where: { _id: command.gt(after) }, order: [['_id', 'asc']], limit })
}

/** The guard that a lease is still the one that was read; a lease has no number twice. */
function asRead(key: string, lease: Lease | null): Record<string, unknown> {
  return lease === null
    ? { [`leases.${key}`]: command.exists(false) }
    : { [`leases.${key}.loads`]: lease.loads, [`leases.${key}.units`]: lease.units }
}
