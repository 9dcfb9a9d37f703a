import type { Goods, Sku, StockItem } from '../goods/types'
import type { Group, GroupRule, GroupTerms, Guarantee, PickupPoint, PoolLine } from '../group/types'
import type { Instant } from '../money/types'
import { DECIDE_AFTER } from '../order/limits'
import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'
import type { Shelf, ShelfItem } from '../shelf/types'
import type { Times } from './schedule'
import type { Leader } from './types'

/** What the brand guarantees in every group; nothing a leader can take away. */
const GUARANTEES: Guarantee[] = ['refund-if-not-formed', 'short-goods-refunded', 'brand-ships']

/** What is opened: a template of the brand, or one of her earlier groups, brought to one shape. */
export interface Opening {
  origin: Group['origin']
  title: string
  rule: GroupRule
  crateSize: number
  skus: Sku[]
  /** Units per stock item that this group may sell. */
  allot: Record<StockItem, number>
  regionId: string
  on: boolean
}

export interface OpenCommand {
  groupId: string
  /** Hash of what was asked for, so that the same id with other contents is told apart. */
  openHash: string
  /** Who opens: the leader herself, or staff for her. */
  openedBy: string
  pointId?: string
}

export interface Opened {
  terms: GroupTerms
  shelf: Shelf
  group: Group
}

/**
 * A group as it stands on its first second: promise, shelf, and the group itself. Prices are the brand's group
 * prices of now; goods that are off stay out. Role, region and pick-up point are checked here, whoever asks (C-70).
 */
export function openGroup(
  command: OpenCommand,
  opening: Opening,
  leader: Leader,
  point: PickupPoint | null,
  goods: Goods[],
  times: Times,
  now: Instant,
): Result<Opened, RefusalOf<'template-off'> | RefusalOf<'wrong-point'>> {
  if (!opening.on || opening.regionId !== leader.regionId) return refused({ code: 'template-off' })
  if (!point || !leader.pointIds.includes(point._id)) return refused({ code: 'wrong-point' })
  const pool = poolOf(opening.skus, goods)
  if (pool.length === 0) return refused({ code: 'template-off' })

  const { groupId } = command
  return accepted({
    terms: {
      _id: `${groupId}@1`,
      groupId,
      version: 1,
      rule: opening.rule,
      crateSize: opening.crateSize,
      pool,
      ...times,
      points: [{ id: point._id, name: point.name, address: point.address }],
      guarantees: GUARANTEES,
      commissionBp: leader.commissionBp,
      leaderId: leader._id,
      regionId: leader.regionId,
      openHash: command.openHash,
    },
    shelf: {
      _id: `${groupId}~1`,
      groupId,
      open: true,
      termsVersion: 1,
      endsAt: times.endsAt,
      items: itemsOf(pool, opening.allot),
      holds: {},
      joined: {},
      voided: {},
      unpaid: {},
    },
    group: {
      _id: groupId,
      title: opening.title,
      leaderId: leader._id,
      leaderName: leader.name,
      regionId: leader.regionId,
      pointId: point._id,
      relation: leader.relation,
      origin: opening.origin,
      openedAt: now,
      openedBy: command.openedBy,
      endsAt: times.endsAt,
      decideAt: times.endsAt + DECIDE_AFTER,
      collectFrom: times.collectFrom,
      termsVersion: 1,
      shelves: [`${groupId}~1`],
      state: 'open',
      formedAt: null,
      outcome: null,
      totals: null,
      arrivedAt: null,
      todo: { close: { due: times.endsAt, tries: 0 } },
      nextDue: times.endsAt,
      stuck: false,
    },
  })
}

/** Brand facts and the group's price, in the order of the opening. */
export function poolOf(skus: Sku[], goods: Goods[]): PoolLine[] {
  const onSale = new Map(goods.filter(({ state }) => state === 'on').map(good => [good._id, good]))
  return skus.flatMap(sku => {
    const good = onSale.get(sku)
    if (!good) return []
    const { _id, name, kind, spec, note, priceFen, listPriceFen, units, draws, art, tint } = good
    return [{ sku: _id, name, kind, spec, note, priceFen, listPriceFen, units, draws, art, tint }]
  })
}

/** One shelf item per stock item that the pool draws, however many goods draw it (C-02). */
function itemsOf(pool: PoolLine[], allot: Record<StockItem, number>): Record<StockItem, ShelfItem> {
  const items: Record<StockItem, ShelfItem> = {}
  for (const { item } of pool.flatMap(({ draws }) => draws)) {
    const allotted = allot[item] ?? 0
    items[item] = { allotted, free: allotted, held: 0, posted: 0 }
  }
  return items
}
