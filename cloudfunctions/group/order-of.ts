import type { Identity } from '../../domain/member/types'
import { fen } from '../../domain/money/fen'
import { sumFen } from '../../domain/money/sum-fen'
import { commissionOn } from '../../domain/order/commission-on'
import { pointsFor } from '../../domain/order/points-for'
import type { Order, OrderLine } from '../../domain/order/types'
import type { Wish } from './wish'

/** The order as it is inserted: everything about it is decided here, from the terms, and it is the same on every retry. */
export function orderOf({ input, joining, offer, shelfId, homeShelfId, hold }: Wish, me: Identity): Order {
  const { terms } = offer
  // One order, one leader: the group's (C-33). Her own purchase earns her nothing (C-32).
  const own = me.memberId === offer.leaderId
  const lines = joining.lines.map(({ good, quantity, amountFen, units }): OrderLine => {
    const { sku, name, spec, art, tint, priceFen, draws } = good
    const commission = commissionOn(amountFen, terms.commissionBp, own)
    const nothing = { collected: 0, short: 0, refunding: 0, refunded: 0 }
    return { sku, name, spec, art, tint, quantity, priceFen, amountFen, units, draws, ...nothing, commission }
  })
  return {
    _id: input.joinId,
    groupId: input.groupId,
    shelfId,
    ...(homeShelfId === undefined ? {} : { homeShelfId }),
    ...(terms.mostPeople === undefined ? {} : { seated: true as const }),
    holdId: input.joinId,
    memberId: me.memberId,
    memberKey: hold.key,
    memberName: me.name,
    surname: me.surname,
    leaderId: offer.leaderId,
    regionId: terms.regionId,
    pointId: joining.point.id,
    pointName: joining.point.name,
    groupTitle: offer.title,
    commandHash: hold.hash,
    termsVersion: terms.version,
    lines,
    units: joining.units,
    goodsFen: joining.totalFen,
    payableFen: joining.totalFen,
    placedAt: hold.at,
    payBy: hold.until,
    payment: { state: 'placed' },
    outcome: null,
    outcomeAt: null,
    collectFrom: terms.collectFrom,
    arrivedAt: null,
    pickup: null,
    collected: null,
    points: { points: pointsFor(joining.totalFen), state: 'pending' },
    commission: {
      fen: sumFen([fen(0), ...lines.map(({ commission }) => commission.fen)]),
      state: 'pending',
    },
    refunds: {},
    todo: { expire: { due: hold.until, tries: 0 } },
    nextDue: hold.until,
    stuck: false,
  }
}
