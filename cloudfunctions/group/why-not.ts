import type { JoinInput } from '../../contracts/group'
import { askAgain } from '../../domain/group/ask-again'
import type { Order } from '../../domain/order/types'
import type { Instant } from '../../domain/money/types'
import type { Refusal } from '../../domain/refusals'
import { firstShort } from '../../domain/shelf/first-short'
import { holdOn, type HoldRefusal } from '../../domain/shelf/hold-on'
import type { Hold, Shelf } from '../../domain/shelf/types'
import { readGroup } from '../_kit/store/groups'
import { readOrder } from '../_kit/store/orders'
import { readShelf, type Seat } from '../_kit/store/shelves'
import { readTerms } from '../_kit/store/terms'
import type { Wish } from './wish'

export type WhyNot =
  | { what: 'refused'; refusal: Refusal }
  | { what: 'order'; order: Order }
  /** The same command holds already, and its order is not there yet. */
  | { what: 'twin'; hold: Hold }
  /** Her own shelf runs short: it may be loaded, or the group has others. */
  | { what: 'short'; shelf: Shelf; seat: Seat | null }
  /** Nothing speaks against it any more; `seat` is how she sits down in a group with a maximum. */
  | { what: 'moved'; seat: Seat | null }

/** Finds out why the shelf said no: only on the way of refusal, in one trip, two when prices changed. */
async function held(wish: Wish, now: Instant): Promise<WhyNot> {
  const { input, shelfId } = wish
  const [order, shelf] = await Promise.all([readOrder(input.joinId), readShelf(shelfId)])
  if (order) return { what: 'order', order }
  if (!shelf) return { what: 'refused', refusal: { code: 'not-found', what: 'group' } }
  const decided = holdOn(
    shelf,
    { orderId: input.joinId, hold: wish.hold, termsVersion: input.termsVersion },
    now,
  )
  if (decided.ok) return { what: 'moved', seat: seatOn(shelf, wish.hold.key) }
  return explain(decided.refusal, wish, shelf, now)
}

async function explain(refusal: HoldRefusal, wish: Wish, shelf: Shelf, now: Instant): Promise<WhyNot> {
  const { input, offer, joining } = wish
  switch (refusal.code) {
    case 'known': {
      const hold = shelf.holds[input.joinId]
      if (hold && now < hold.until) return { what: 'twin', hold }
      const until = hold?.until ?? now
      return { what: 'refused', refusal: { code: 'pay-window-over', until } }
    }
    case 'terms-changed': {
      const terms = await readTerms(input.groupId, refusal.termsVersion)
      if (!terms) throw new Error(`group ${input.groupId} has no terms ${refusal.termsVersion}`)
      return { what: 'refused', refusal: askAgain(offer.terms, terms, input.lines) }
    }
    case 'short': {
      const seat = seatOn(shelf, wish.hold.key)
      // Freed between the refusal and the look at why, or short.
      return firstShort(shelf.items, joining.lines) ? { what: 'short', shelf, seat } : { what: 'moved', seat }
    }
    default:
      return { what: 'refused', refusal }
  }
}

function seatOn({ seats, seated = {} }: Shelf, key: string): Seat | null {
  if (!seats) return null
  return seated[key] === undefined ? 'new' : 'again'
}

/** A version nobody promised, of a group that may exist: the terms in force are shown and asked. */
async function unknownOffer(input: JoinInput): Promise<Refusal> {
  const group = await readGroup(input.groupId)
  const terms = group && (await readTerms(group._id, group.termsVersion))
  return terms ? askAgain(null, terms, input.lines) : { code: 'not-found', what: 'group' }
}

export const whyNot = { held, unknownOffer }
