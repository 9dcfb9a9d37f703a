import type { OpenOutput } from '../../contracts/leader'
import {
  groupOf,
  mostOnShelves,
  promiseGroup,
  shelvesOf as shelvesFor,
  templateOf,
} from '../../domain/leader/open-group'
import { timesFrom } from '../../domain/leader/schedule'
import { canSell } from '../../domain/stock/can-sell'
import { stockId } from '../../domain/stock/stock-id'
import type { GroupTerms } from '../../domain/group/types'
import type { Leader } from '../../domain/leader/types'
import type { Instant } from '../../domain/money/types'
import { accepted, refused, type Result } from '../../domain/result'
import { dayOf } from '../_kit/calendar'
import { canonical, digest, groupIdOf } from '../_kit/hash'
import {
  insertGroup,
  insertShelf,
  insertTerms,
  readFirstTerms,
  readGoods,
  readPoint,
  readTemplate,
} from '../_kit/store/openings'
import { readGroup } from '../_kit/store/groups'
import { readShelf, shelvesOf } from '../_kit/store/shelves'
import { readStock } from '../_kit/store/stock'
import { readTerms } from '../_kit/store/terms'
import { loadShelves } from './load-shelves'
import { fromPast, fromTemplate, type Openable } from './opening'

export interface OpenWish {
  openId: string
  from: { kind: 'template' | 'group'; id: string }
  pointId?: string | undefined
  leader: Leader
  /** The leader herself, or staff for her. */
  openedBy: string
}

/**
 * Opens a group: promise, goods out of the warehouse, shelves, group, in this order, so that it is seen only when it is
 * complete. Every step may have been done before: the same tap again finishes what died and answers the same id; the
 * same id with other contents is refused. What was promised first stays promised, also over midnight.
 */
export async function openFrom(wish: OpenWish, now: Instant): Promise<Result<OpenOutput>> {
  const { leader, openedBy, from } = wish
  const groupId = groupIdOf(wish.openId)
  const pointId = wish.pointId ?? leader.pointIds[0] ?? ''
  const openHash = digest(canonical({ from, pointId: wish.pointId, leaderId: leader._id, openedBy }), 32)
  const [group, before, openable, point] = await Promise.all([
    readGroup(groupId),
    readFirstTerms(groupId),
    readOpenable(from, leader),
    readPoint(pointId),
  ])
  if (before && before.openHash !== openHash) return refused({ code: 'open-changed' })
  if (group) return accepted({ groupId })
  if (!openable.ok) return openable
  const { opening, schedule } = openable.value

  let terms = before
  if (!terms) {
    const goods = await readGoods(opening.skus)
    const times = timesFrom(schedule, dayOf(now).from, now)
    const promised = promiseGroup({ groupId, openHash }, opening, leader, point, goods, times)
    if (!promised.ok) return promised
    if (!(await isInStock(promised.value))) return refused({ code: 'nothing-in-stock' })
    terms = promised.value
    if ((await insertTerms(terms)) === 'exists') terms = await readFirstTerms(groupId)
  }
  // An opening that died and is finished only after its own deadline would be born closed.
  if (!terms || terms.openHash !== openHash || terms.endsAt <= now) return refused({ code: 'open-changed' })
  const most = mostOnShelves(terms, terms.allot ?? opening.allot)
  const loads = await loadShelves(terms, most, now)
  if (!loads.ok) return loads
  const shelves = shelvesFor(terms, most, loads.value)
  for (const shelf of shelves)
    if ((await insertShelf(shelf)) === 'exists' && (await readShelf(shelf._id))?.clearedAt !== undefined)
      // It died so long ago that its goods went back.
      return refused({ code: 'opening-over' })
  await insertGroup(groupOf(terms, opening, shelves, leader, openedBy, now))
  return accepted({ groupId })
}

/** Whether the region's warehouse has a piece of anything a group would sell; without, nothing is promised. */
async function isInStock({ regionId, pool, allot = {} }: GroupTerms): Promise<boolean> {
  const stocks = await readStock(Object.keys(allot).map(item => stockId(regionId, item)))
  return pool.some(good => canSell(good, item => stocks.get(item)?.free ?? 0, allot))
}

/** A template of the brand, or a group of hers. */
async function readOpenable(from: OpenWish['from'], leader: Leader): Promise<Result<Openable>> {
  if (from.kind === 'template') {
    const template = await readTemplate(from.id)
    return template
      ? accepted(fromTemplate(template, leader.name))
      : refused({ code: 'not-found', what: 'template' })
  }
  const [group, shelves] = await Promise.all([readGroup(from.id), shelvesOf(from.id)])
  if (!group) return refused({ code: 'not-found', what: 'group' })
  if (group.leaderId !== leader._id) return refused({ code: 'not-your-group' })
  const [terms, template] = await Promise.all([
    readTerms(group._id, group.termsVersion),
    readTemplate(templateOf(group)),
  ])
  if (!terms) throw new Error(`group ${group._id} has no terms ${group.termsVersion}`)
  return accepted(fromPast(group, terms, shelves, template?.state === 'on'))
}
