import type { Points } from '../../../domain/money/types'
import type { Order, OrderLine, Refund } from '../../../domain/order/types'
import { fen, START } from '../../support/world'

/** What tests of thanks begin with: 林's order of seven bottles for ¥36.80, paid and collected, of 陈姐's group that formed. */

export const order = (over: Partial<Order> = {}): Order =>
  ({
    _id: 'o1',
    memberId: 'mlin',
    leaderId: 'mchen',
    units: 7,
    lines: [line(4, 147), line(3, 115)],
    payment: { state: 'paid', paidFen: fen(3680), transactionId: 't1' },
    outcome: 'formed',
    points: { points: 36 as Points, state: 'pending' },
    commission: { fen: fen(262), state: 'pending' },
    refunds: {},
    ...over,
  }) as Order

/** So many pieces, with the leader's commission on the line in fen. */
export const line = (quantity: number, commission: number, over: Partial<OrderLine> = {}): OrderLine =>
  ({
    quantity,
    refunded: 0,
    refunding: 0,
    commission: { baseFen: fen(1840), rateBp: 800, fen: fen(commission) },
    ...over,
  }) as OrderLine

export const refund = (over: Partial<Refund> = {}): Refund => ({
  fen: fen(3680),
  reason: 'asked',
  state: 'done',
  askedAt: START,
  ...over,
})
