import { holdOn } from '../../../domain/shelf/hold-on'
import type { Hold, Joined, Shelf } from '../../../domain/shelf/types'
import { fen, goods, groupDocuments, MINUTE, START, type GroupWish } from '../../support/world'

/** What tests of a shelf begin with: a shelf nobody has touched, 林's hold of it, and her paid order. */

export const good = (sku: string) => goods.find(({ _id }) => _id === sku)!

/** A shelf with these units and nothing held; `mostPeople` gives it places. */
export const fresh = (allot: Record<string, number>, wish: GroupWish = {}) =>
  groupDocuments({ allot, ...wish }, START).shelf

export const hold = (draws: Record<string, number>, over: Partial<Hold> = {}): Hold => ({
  key: 'klin',
  hash: 'h1',
  draws,
  units: 1,
  fen: fen(460),
  at: START,
  until: START + 15 * MINUTE,
  ...over,
})

export const joined = (over: Partial<Joined> = {}): Joined => ({
  key: 'klin',
  surname: '林',
  units: 1,
  fen: fen(460),
  paidAt: START,
  ...over,
})

/** The shelf once it holds this for the order; throws when it says no. */
export const held = (shelf: Shelf, orderId: string, wish: Hold): Shelf => {
  const done = holdOn(shelf, { orderId, hold: wish, termsVersion: 1 }, START)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

/** Why the shelf says no; null when it holds. */
export const refusal = (shelf: Shelf, orderId: string, wish: Hold, now = START, termsVersion = 1) => {
  const done = holdOn(shelf, { orderId, hold: wish, termsVersion }, now)
  return done.ok ? null : done.refusal
}
