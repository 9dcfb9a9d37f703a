import type { StockItem } from '../../domain/goods/types'
import type { Instant } from '../../domain/money/types'
import { shelfIdOf } from '../../domain/leader/open-group'
import type { RefusalOf } from '../../domain/refusals'
import { accepted, refused, type Result } from '../../domain/result'
import { leaseKey } from '../../domain/stock/lease-key'
import { firstLoads } from '../../domain/stock/load'
import { isOpeningOver } from '../../domain/stock/opening'
import { stockId } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'
import { sideBySide } from '../_kit/side-by-side'
import { leaseFirst, readStock } from '../_kit/store/stock'

type LoadRefusal = RefusalOf<'opening-over' | 'busy' | 'nothing-in-stock'>

/** Times an item is looked at again because another group took of it at the same moment. */
const MOST_ROUNDS = 8

/**
 * Takes the first loads of a new group's shelves out of its region's warehouse. Answers what each shelf is given, per
 * item; the same opening again finds what it took before.
 */
export async function loadShelves(
  group: { groupId: string; regionId: string },
  most: Record<StockItem, number>[],
  now: Instant,
): Promise<Result<Record<StockItem, number>[], LoadRefusal>> {
  const items = Object.keys(most[0] ?? {})
  const stocks = await readStock(items.map(item => stockId(group.regionId, item)))
  const loads = most.map((): Record<StockItem, number> => ({}))
  const keys = most.map((_, index) => leaseKey(shelfIdOf(group.groupId, index)))
  const taken = [...stocks.values()].flatMap(({ leases }) => keys.flatMap(key => leases[key] ?? []))
  if (isOpeningOver(taken, now)) return refused({ code: 'opening-over' })
  let busy = false
  await sideBySide(items, async item => {
    const mostOfItem = most.map(shelf => shelf[item] ?? 0)
    const each = await loadItem(stockId(group.regionId, item), item, keys, mostOfItem, stocks.get(item), now)
    if (!each) busy = true
    else each.forEach((units, index) => (loads[index]![item] = units))
  })
  if (busy) return refused({ code: 'busy' })
  const some = loads.some(load => Object.values(load).some(units => units > 0))
  return some ? accepted(loads) : refused({ code: 'nothing-in-stock' })
}

/** `null`: other groups were faster too often. */
async function loadItem(
  id: string,
  item: StockItem,
  keys: string[],
  most: number[],
  known: Stock | undefined,
  now: Instant,
): Promise<number[] | null> {
  let stock = known
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // All shelves were loaded in one update, so one lease tells that it happened.
    if (stock && keys.some(key => stock!.leases[key])) return keys.map(key => stock!.leases[key]?.units ?? 0)
    const loads = firstLoads(most, stock?.free ?? 0)
    const sent = keys.flatMap((key, index) => (loads[index]! > 0 ? [[key, loads[index]!] as const] : []))
    if (sent.length === 0) return loads
    if (await leaseFirst(id, Object.fromEntries(sent), now)) return loads
    stock = (await readStock([id])).get(item)
  }
  return null
}
