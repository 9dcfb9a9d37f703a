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
const MOST_GROUPS = 40

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
      groups: await groupsWith(stock, now),
      moreGroups: Math.max(0, new Set(Object.keys(leases).map(groupOf)).size - MOST_GROUPS),
      moves: Object.values(moves).sort((a, b) => b.at - a.at),
    })
  },
)

/** The groups that have most of it, each with all of its shelves together. */
async function groupsWith({ item: name, leases }: Stock, now: Instant): Promise<StockItemOutput['groups']> {
  const units = new Map<string, number>()
  for (const [key, lease] of Object.entries(leases))
    units.set(groupOf(key), (units.get(groupOf(key)) ?? 0) + lease.units)
  const most = [...units].sort(([, a], [, b]) => b - a).slice(0, MOST_GROUPS)
  const shown = new Set(most.map(([groupId]) => groupId))
  const keys = Object.keys(leases).filter(key => shown.has(groupOf(key)))
  const [groups, shelves] = await Promise.all([groupsById([...shown]), shelvesById(keys.map(shelfOf))])
  return most.flatMap(([groupId, leased]) => {
    const group = groups.get(groupId)
    // Of an opening that died; its goods come back within the hour.
    if (!group) return []
    const free = [...shelves.values()]
      .filter(shelf => shelf.groupId === groupId)
      .reduce((sum, { items }) => sum + (items[name]?.free ?? 0), 0)
    return [{ groupId, title: group.title, state: groupFace(group, now), units: leased, free }]
  })
}
