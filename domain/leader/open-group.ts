import type { Goods, Sku, StockItem } from '../goods/types'
import type { Group, GroupRule, GroupTerms, Guarantee, PickupPoint, PoolLine } from '../group/types'
import type { Instant } from '../money/types'
import { DECIDE_AFTER } from '../order/limits'
import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'
import type { Shelf } from '../shelf/types'
import type { Times } from './schedule'
import { shelfCount, spread } from './shelves-for'
import type { Leader } from './types'

/** What the brand guarantees in every group; nothing a leader can take away. */
const GUARANTEES: Guarantee[] = ['refund-if-not-formed', 'short-goods-refunded', 'brand-ships']

/** What is opened: a template of the brand, or one of her earlier groups, brought to one shape. */
export interface Opening {
  origin: Group['origin']
  templateId: string
  title: string
  rule: GroupRule
  crateSize: number
  skus: Sku[]
  /** Units per stock item that this group may sell, if the warehouse has them. */
  allot: Record<StockItem, number>
  regionId: string
  /** At most so many members (C-10). */
  mostPeople?: number | undefined
  on: boolean
}

export interface OpenCommand {
  groupId: string
  /** Hash of what was asked for, so that the same id with other contents is told apart. */
  openHash: string
}

/**
 * What a new group promises. Prices are the brand's group prices of now, goods that are off stay out. Region and
 * pick-up point are checked here, whoever asks (C-70).
 */
export function promiseGroup(
  command: OpenCommand,
  opening: Opening,
  leader: Leader,
  point: PickupPoint | null,
  goods: Goods[],
  times: Times,
): Result<GroupTerms, RefusalOf<'template-off'> | RefusalOf<'wrong-point'>> {
  if (!opening.on || opening.regionId !== leader.regionId) return refused({ code: 'template-off' })
  const hers = point && leader.pointIds.includes(point._id) && point.regionId === leader.regionId
  if (!hers) return refused({ code: 'wrong-point' })
  const pool = poolOf(opening.skus, goods)
  if (pool.length === 0) return refused({ code: 'template-off' })
  const { groupId, openHash } = command
  return accepted({
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
    shelfCount: shelfCount(drawn(pool, opening.allot), opening.mostPeople),
    allot: drawn(pool, opening.allot),
    ...(opening.mostPeople === undefined ? {} : { mostPeople: opening.mostPeople }),
    openHash,
  })
}

/** What each of a promise's shelves may sell, per stock item that the pool draws, however many goods draw it (C-02). */
export function mostOnShelves(terms: GroupTerms, allot: Opening['allot']): Record<StockItem, number>[] {
  return spread(drawn(terms.pool, allot), terms.shelfCount ?? 1)
}

/** `<groupId>~<n>`: the shelves of a group are counted from 1, its `index` from 0. */
export const shelfIdOf = (groupId: string, index: number): string => `${groupId}~${index + 1}`

/**
 * The shelves of a promise with their first loads, one item per stock item; `most` is what each may be given in all. With
 * a maximum of members, all of their places are on the one shelf.
 */
export function shelvesOf(
  terms: GroupTerms,
  most: Record<StockItem, number>[],
  loads: Record<StockItem, number>[],
): Shelf[] {
  const { groupId, endsAt, regionId, mostPeople } = terms
  return most.map((units, index) => ({
    _id: shelfIdOf(groupId, index),
    groupId,
    regionId,
    open: true,
    termsVersion: terms.version,
    endsAt,
    items: Object.fromEntries(
      Object.entries(units).map(([item, n]) => {
        const first = loads[index]?.[item] ?? 0
        return [item, { allotted: first, free: first, held: 0, posted: 0, most: n, loads: first > 0 ? 1 : 0 }]
      }),
    ),
    holds: {},
    joined: {},
    voided: {},
    unpaid: {},
    ...(mostPeople === undefined ? {} : { seats: { most: mostPeople, free: mostPeople }, seated: {} }),
  }))
}

/** Of what was allotted, what the pool draws. */
function drawn(pool: PoolLine[], allot: Opening['allot']): Opening['allot'] {
  return Object.fromEntries(pool.flatMap(({ draws }) => draws).map(({ item }) => [item, allot[item] ?? 0]))
}

/** The group itself, as it stands on its first second. Its times are those of the promise. */
export function groupOf(
  terms: GroupTerms,
  opening: Pick<Opening, 'title' | 'origin' | 'templateId'>,
  shelves: readonly Pick<Shelf, '_id'>[],
  leader: Leader,
  openedBy: string,
  now: Instant,
): Group {
  const { groupId, endsAt, collectFrom } = terms
  return {
    _id: groupId,
    title: opening.title,
    leaderId: leader._id,
    leaderName: leader.name,
    regionId: leader.regionId,
    pointId: terms.points[0]!.id,
    relation: leader.relation,
    origin: opening.origin,
    templateId: opening.templateId,
    openedAt: now,
    openedBy,
    endsAt,
    decideAt: endsAt + DECIDE_AFTER,
    collectFrom,
    termsVersion: terms.version,
    shelves: shelves.map(({ _id }) => _id),
    state: 'open',
    formedAt: null,
    outcome: null,
    totals: null,
    arrivedAt: null,
    todo: { close: { due: endsAt, tries: 0 } },
    nextDue: endsAt,
    stuck: false,
  }
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

/** The template a group goes back to; groups from before it was kept say so only when they came from one directly. */
export function templateOf({ templateId, origin }: Pick<Group, 'templateId' | 'origin'>): string {
  return templateId ?? (origin.kind === 'template' ? origin.id : '')
}
