import type { StockItem } from '../../../domain/goods/types'
import type { Instant } from '../../../domain/money/types'
import type { Hold, Joined, Shelf } from '../../../domain/shelf/types'
import { command } from '../wechat'
import { change, forget, list, read, readAll } from './documents'

/**
 * The guarded updates of a shelf. Each is one request, and its guard is the decision of the verb with the same name in
 * `domain/shelf`: what the guard lets through is balanced before and after.
 */

type Draws = Record<StockItem, number>

const units = (place: 'free' | 'held' | 'posted', draws: Draws, sign: 1 | -1) =>
  Object.fromEntries(
    Object.entries(draws).map(([item, amount]) => [`items.${item}.${place}`, command.inc(sign * amount)]),
  )
const enoughFree = (draws: Draws) =>
  Object.fromEntries(
    Object.entries(draws).map(([item, amount]) => [`items.${item}.free`, command.gte(amount)]),
  )

/**
 * How a member sits in a group with a maximum (C-10): `new` takes a free place, `again` is one more order on hers. One
 * update cannot say «either»; on the order path whoever is refused learns which of the two she is.
 */
export type Seat = 'new' | 'again'

const sitting = (seat: Seat | null, key: string) =>
  seat === null
    ? { guard: {}, change: {} }
    : seat === 'new'
      ? {
          guard: { 'seats.free': command.gte(1), [`seated.${key}`]: command.exists(false) },
          change: { 'seats.free': command.inc(-1), [`seated.${key}`]: 1 },
        }
      : {
          guard: { [`seated.${key}`]: command.gte(1) },
          change: { [`seated.${key}`]: command.inc(1) },
        }

/** Getting up: not the last of her orders, or the last one, with which her place is free. */
const gettingUp = (key: string) => [
  { guard: { [`seated.${key}`]: command.gt(1) }, change: { [`seated.${key}`]: command.inc(-1) } },
  {
    guard: { [`seated.${key}`]: 1 },
    change: { [`seated.${key}`]: command.remove(), 'seats.free': command.inc(1) },
  },
]
const noSeats = [{ guard: {}, change: {} }]

/** Tries changes that exclude each other, one after the other; `true` when one was done. */
async function changeOne(
  ways: { guard: Record<string, unknown>; change: Record<string, unknown> }[],
  where: { _id: string } & Record<string, unknown>,
  data: Record<string, unknown>,
): Promise<boolean> {
  for (const way of ways)
    if (await change('shelves', { ...where, ...way.guard }, { ...data, ...way.change })) return true
  return false
}

/**
 * Promises units to an order, when everything about it is free. A wish with a `home` is a guest here: her own guards
 * stand on that shelf.
 */
export function hold(
  shelfId: string,
  orderId: string,
  wish: Hold,
  termsVersion: number,
  now: Instant,
  seat: Seat | null = null,
): Promise<boolean> {
  const guest = wish.home !== undefined
  const seating = sitting(seat, wish.key)
  return change(
    'shelves',
    {
      _id: shelfId,
      open: true,
      endsAt: command.gt(now),
      termsVersion,
      ...enoughFree(wish.draws),
      [`holds.${orderId}`]: command.exists(false),
      [`joined.${orderId}`]: command.exists(false),
      [`voided.${orderId}`]: command.exists(false),
      ...(guest ? {} : { [`unpaid.${wish.key}`]: command.exists(false) }),
      ...seating.guard,
    },
    {
      ...units('free', wish.draws, -1),
      ...units('held', wish.draws, 1),
      [`holds.${orderId}`]: command.set(wish),
      ...(guest ? {} : { [`unpaid.${wish.key}`]: orderId }),
      ...seating.change,
    },
  )
}

/** A paid hold becomes caps in the crate. */
export function post(shelfId: string, orderId: string, draws: Draws, joined: Joined): Promise<boolean> {
  return change(
    'shelves',
    { _id: shelfId, [`holds.${orderId}`]: command.exists(true) },
    {
      ...units('held', draws, -1),
      ...units('posted', draws, 1),
      [`holds.${orderId}`]: command.remove(),
      [`joined.${orderId}`]: command.set(joined),
      [`unpaid.${joined.key}`]: command.remove(),
    },
  )
}

/** What is freed: an order's units, and her place in a group with a maximum. Only the holder's own (`key`). */
export interface Freeing {
  orderId: string
  draws: Draws
  key: string
  seated: boolean
}

/** Frees a hold and leaves the marker which a delayed duplicate of it meets. */
export function voidHold(shelfId: string, freeing: Freeing, now: Instant): Promise<boolean> {
  return free(shelfId, freeing, { [`voided.${freeing.orderId}`]: now })
}

/**
 * Frees a hold of a join that went no further than the door, without a marker: the same tap may come again as soon as
 * the caller is a member.
 */
export function release(shelfId: string, freeing: Freeing): Promise<boolean> {
  return free(shelfId, freeing, {})
}

function free(
  shelfId: string,
  { orderId, draws, key, seated }: Freeing,
  marker: Record<string, unknown>,
): Promise<boolean> {
  return changeOne(
    seated ? gettingUp(key) : noSeats,
    {
      _id: shelfId,
      [`holds.${orderId}.key`]: key,
      // Guards are freed as guards: what holds units under the same id by now is another try's.
      [`holds.${orderId}.guard`]: Object.keys(draws).length === 0 ? true : command.exists(false),
    },
    {
      ...units('held', draws, -1),
      ...units('free', draws, 1),
      [`holds.${orderId}`]: command.remove(),
      [`unpaid.${key}`]: command.remove(),
      ...marker,
    },
  )
}

/** Money that came after its hold was gone takes what is still free, and a place where they are counted, under a new id. */
export function take(
  shelfId: string,
  holdId: string,
  draws: Draws,
  joined: Joined,
  seated: boolean,
): Promise<boolean> {
  return changeOne(
    seated ? [sitting('again', joined.key), sitting('new', joined.key)] : noSeats,
    {
      _id: shelfId,
      ...enoughFree(draws),
      [`holds.${holdId}`]: command.exists(false),
      [`joined.${holdId}`]: command.exists(false),
      [`voided.${holdId}`]: command.exists(false),
    },
    {
      ...units('free', draws, -1),
      ...units('posted', draws, 1),
      [`joined.${holdId}`]: command.set(joined),
    },
  )
}

/**
 * Late money that found nothing goes back: from here on nothing is taken under its id, by whoever else looks after the same
 * order. `false`: it was taken, or given up, before.
 */
export function giveUp(shelfId: string, holdId: string, now: Instant): Promise<boolean> {
  return change(
    'shelves',
    {
      _id: shelfId,
      [`joined.${holdId}`]: command.exists(false),
      [`voided.${holdId}`]: command.exists(false),
    },
    { [`voided.${holdId}`]: now },
  )
}

/** No hold gets in any more; what is held may still be posted or given up. */
export function seal(shelfId: string): Promise<boolean> {
  return change('shelves', { _id: shelfId, open: true }, { open: false })
}

/** Forgets a marker that no request can be alive to meet any more. */
export function foldMarkers(shelfId: string, orderIds: string[]): Promise<boolean> {
  return forget('shelves', shelfId, 'voided', orderIds)
}

export function readShelf(shelfId: string): Promise<Shelf | null> {
  return read<Shelf>('shelves', shelfId)
}

/** Shelves by their ids; those that are not there are missing. */
export async function shelvesById(ids: string[]): Promise<Map<string, Shelf>> {
  return new Map((await readAll<Shelf>('shelves', ids)).map(shelf => [shelf._id, shelf]))
}

/** All shelves of a group; a group has at most ten. */
export function shelvesOf(groupId: string): Promise<Shelf[]> {
  return list<Shelf>('shelves', { where: { groupId }, order: [], limit: 10 })
}

/** The shelves of the groups of a page, however many each has. */
export function shelvesOfGroups(groups: readonly { shelves: string[] }[]): Promise<Shelf[]> {
  return readAll<Shelf>(
    'shelves',
    groups.flatMap(({ shelves }) => shelves),
  )
}

/** Shelves that take holds, a page at a time by id. */
export function openShelves(after: string, limit: number): Promise<Shelf[]> {
  return list<Shelf>('shelves', {
    where: { open: true, _id: command.gt(after) },
    order: [['_id', 'asc']],
    limit,
  })
}
