import { stockItemInput, type StockItemOutput } from '../../../contracts/stock'
import { groupFace } from '../../../domain/group/group-face'
import { accepted, refused, type Result } from '../../../domain/result'
import { groupOf, shelfOf } from '../../../domain/stock/lease-key'
import { stockId } from '../../../domain/stock/stock-id'
import type { Stock } from '../../../domain/stock/types'
import type { Instant } from '../../../domain/money/types'
import { forStaff } from '../../_kit/action'
import { groupsById } from '../../_kit/store/groups'
import { shelvesById } from '../../_kit/store/shelves'
import { readStock } from '../../_kit/store/stock'
import { orEmpty, rowOf } from '../row-of'
import { singleOf } from '../single-of'

/** Groups shown under an item; a region has a few dozen at once. */
const MOST_SHELVES = 40

/** One item of a region's warehouse: which groups have it, what came in, what was corrected. */
export const item = forStaff(
  stockItemInput,
  async ({ regionId, item: name }, { now, sees }): Promise<Result<StockItemOutput>> => {
    if (!sees(regionId)) return refused({ code: 'forbidden' })
    const [good, found] = await Promise.all([singleOf(name), readStock([stockId(regionId, name)])])
    if (!good) return refused({ code: 'not-found', what: 'item' })
    const stock = orEmpty(found.get(name), regionId, name)
    const { received, corrected, sold, leases, moves } = stock
    return accepted({
      ...rowOf(good, stock),
      received,
      corrected,
      sold,
      shelves: await shelvesWith(stock, now),
      moreShelves: Math.max(0, Object.keys(leases).length - MOST_SHELVES),
      moves: Object.values(moves).sort((a, b) => b.at - a.at),
    })
  },
)

async function shelvesWith({ item: name, leases }: Stock, now: Instant): Promise<StockItemOutput['shelves']> {
  const most = Object.entries(leases)
    .sort(([, a], [, b]) => b.units - a.units)
    .slice(0, MOST_SHELVES)
  const [groups, shelves] = await Promise.all([
    groupsById(most.map(([key]) => groupOf(key))),
    shelvesById(most.map(([key]) => shelfOf(key))),
  ])
  return most.flatMap(([key, { units }]) => {
    const group = groups.get(groupOf(key))
    const free = shelves.get(shelfOf(key))?.items[name]?.free ?? 0
    // Of an opening that died; its goods come back within the hour.
    if (!group) return []
    return [{ groupId: group._id, title: group.title, state: groupFace(group, now), units, free }]
  })
}
