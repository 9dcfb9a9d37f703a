import { joinInput, type JoinInput, type JoinOutput } from '../../../contracts/group'
import { AGREEMENT_VERSION, PRIVACY_VERSION } from '../../../contracts/member'
import type { Joining } from '../../../domain/group/join-group'
import { joinGroup } from '../../../domain/group/join-group'
import type { Identity } from '../../../domain/member/types'
import type { Order } from '../../../domain/order/types'
import type { Refusal } from '../../../domain/refusals'
import { accepted, refused, type Result } from '../../../domain/result'
import { firstShort } from '../../../domain/shelf/first-short'
import { shelfFor } from '../../../domain/shelf/shelf-for'
import type { Hold, Shelf } from '../../../domain/shelf/types'
import { withSpare } from '../../../domain/stock/could-come'
import { loadFor } from '../../_effects/top-up'
import { forAnyone, type Context } from '../../_kit/action'
import { canonical, digest } from '../../_kit/hash'
import { cloudPayProvider } from '../../_kit/payments/cloudpay'
import { insertOrder, readOrder } from '../../_kit/store/orders'
import { hold, release, voidHold, type Seat } from '../../_kit/store/shelves'
import { readOffer, rememberedOffer, type Offer } from '../../_kit/store/terms'
import { orderView } from '../../_views/order-view'
import { findElsewhere, isGuardOnly } from '../elsewhere'
import { orderOf } from '../order-of'
import { whyNot } from '../why-not'
import { freeingOf, type Wish } from '../wish'

/** Times a hold is tried again because the shelf changed between its refusal and the look at why, or was loaded. */
const MOST_TRIES = 6

/**
 * Places an order in two trips and two writes: the guarded hold, beside which the caller is read, then the order.
 * Nothing is looked at first, because what is looked at may change (C-01). Only when the hold is refused is the reason
 * looked for. The same tap again gives the same answer.
 */
export const join = forAnyone(joinInput, async (input, context): Promise<Result<JoinOutput>> => {
  const offer =
    rememberedOffer(input.groupId, input.termsVersion) ?? (await readOffer(input.groupId, input.termsVersion))
  const hash = digest(canonical(input), 32)
  if (!offer) return again(input, hash, context, await whyNot.unknownOffer(input))
  const decided = joinGroup(offer.terms, { ...input, expectedFen: input.expectedFen as never }, context.now)
  if (!decided.ok) return again(input, hash, context, decided.refusal)
  return place(wishOf(input, offer, decided.value, hash, context), context)
})

function wishOf(
  input: JoinInput,
  offer: Offer,
  joining: Joining,
  hash: string,
  { now, memberKey }: Context,
): Wish {
  const { draws, units, totalFen, payBy } = joining
  const shelfId = shelfFor(offer.shelves, memberKey)
  const wished = { key: memberKey, hash, draws, units, fen: totalFen, at: now, until: payBy }
  return { input, offer, joining, shelfId, hold: wished }
}

async function place(wish: Wish, context: Context): Promise<Result<JoinOutput>> {
  const { input, shelfId } = wish
  let seat: Seat | null = wish.offer.terms.mostPeople === undefined ? null : 'new'
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const [held, me] = await Promise.all([
      hold(shelfId, input.joinId, wish.hold, input.termsVersion, context.now, seat),
      context.identity,
    ])
    const stranger = whoIsNot(me)
    if (!held) {
      const why = await whyNot.held(wish, context.now)
      switch (why.what) {
        case 'refused':
          return refused(why.refusal)
        case 'order':
          return known(why.order, wish, context)
        case 'twin':
          // A first try died after its hold, or is about to insert the very same order.
          if (stranger) return refused(stranger)
          if (isGuardOnly(why.hold)) return elsewhere({ ...wish, hold: why.hold }, me!, context)
          return insert({ ...wish, hold: why.hold }, me!, false, context)
        case 'short': {
          // Nothing is loaded for whoever cannot buy it.
          if (stranger) return refused(stranger)
          const loaded = await loadFor(why.shelf, wish.joining.draws, context.now)
          if (!loaded.moved && wish.offer.shelves.length > 1) return elsewhere(wish, me!, context)
          if (!loaded.moved) return refused(soldOut(why.shelf, wish, loaded.spare))
          seat = why.seat
          continue
        }
        case 'moved':
          seat = why.seat
          continue
      }
    }
    if (stranger) {
      await release(shelfId, freeingOf(wish))
      return refused(stranger)
    }
    return insert(wish, me!, true, context)
  }
  return refused({ code: 'busy' })
}

/** What is left of the line that fails, what the warehouse could bring included. */
function soldOut(shelf: Shelf, { joining }: Wish, spare: Record<string, number>): Refusal {
  const short = firstShort(withSpare(shelf.items, spare), joining.lines)
  // What could come came to somebody else meanwhile.
  if (!short) return { code: 'busy' }
  const { sku, name } = short.line.good
  return { code: 'sold-out', sku, name, left: short.left }
}

/** The units come from another of the group's shelves. */
async function elsewhere(wish: Wish, me: Identity, context: Context): Promise<Result<JoinOutput>> {
  const found = await findElsewhere(wish, context.now)
  return found.ok ? insert(found.value.wish, me, found.value.fresh, context) : found
}

/** The second trip. `fresh`: the hold is this try's own, and is given up with it. */
async function insert(
  wish: Wish,
  me: Identity,
  fresh: boolean,
  context: Context,
): Promise<Result<JoinOutput>> {
  const { input, shelfId, homeShelfId } = wish
  const order = orderOf(wish, me)
  if ((await insertOrder(order)) === 'inserted') return placed(order, wish)
  const there = await readOrder(input.joinId)
  if (!there) return refused({ code: 'busy' })
  const needsHold =
    there.memberKey === wish.hold.key &&
    there.commandHash === wish.hold.hash &&
    ['placed', 'closing'].includes(there.payment.state)
  // The order names its shelf; a hold anywhere else is void.
  if (fresh && !(needsHold && there.shelfId === shelfId))
    await voidHold(shelfId, freeingOf(wish), context.now)
  if (fresh && homeShelfId !== undefined && !(needsHold && there.homeShelfId === homeShelfId))
    await voidHold(homeShelfId, { ...freeingOf(wish), draws: {} }, context.now)
  return known(there, wish, context)
}

/** An order with this id exists: the same reply for the same tap, a refusal for another. */
async function known(
  order: Order,
  wish: Pick<Wish, 'hold' | 'offer'>,
  { now }: Context,
): Promise<Result<JoinOutput>> {
  if (order.memberKey !== wish.hold.key) return refused({ code: 'join-taken' })
  if (order.commandHash !== wish.hold.hash) return refused({ code: 'join-changed' })
  // A tombstone: the first try died, its hold was swept, and the tap comes too late.
  if (order.payment.why === 'swept') return refused({ code: 'pay-window-over', until: order.payBy })
  if (order.payment.state === 'placed' && now < order.payBy) return placed(order, wish)
  return accepted({ order: viewOf(order, wish.offer), payment: null })
}

/** The prepay stands outside of every write: without it the order stands, and `order/pay` asks again. */
async function placed(order: Order, { offer }: Pick<Wish, 'offer'>): Promise<Result<JoinOutput>> {
  const prepay = await cloudPayProvider.prepay({
    orderId: order._id,
    fen: order.payableFen,
    about: order.groupTitle,
    payBy: order.payBy,
  })
  return accepted({
    order: viewOf(order, offer),
    payment: prepay.state === 'ready' ? prepay.payment : null,
  })
}

function viewOf(order: Order, offer: Offer | null) {
  const point = offer?.terms.points.find(({ id }) => id === order.pointId)
  return orderView(order, { leaderName: offer?.leaderName ?? '', pointAddress: point?.address ?? '' })
}

/** Whatever speaks against a join now, the same tap before may have succeeded: then that is the answer. */
async function again(
  input: JoinInput,
  hash: string,
  context: Context,
  refusal: Refusal,
): Promise<Result<JoinOutput>> {
  const order = await readOrder(input.joinId)
  if (!order) return refused(refusal)
  const offer = await readOffer(order.groupId, order.termsVersion)
  if (!offer) return refused(refusal)
  const wish = { offer, hold: { key: context.memberKey, hash } as Hold }
  return known(order, wish, context)
}

function whoIsNot(me: Identity | null): Refusal | null {
  if (!me) return { code: 'not-a-member' }
  const { consent } = me
  if (consent && consent.privacy >= PRIVACY_VERSION && consent.agreement >= AGREEMENT_VERSION) return null
  return { code: 'consent-needed', privacy: PRIVACY_VERSION, agreement: AGREEMENT_VERSION }
}
