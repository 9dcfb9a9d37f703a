import type { OddPayment, Order, Refund } from '../../../domain/order/types'
import { fen, MINUTE, START } from '../../support/world'

/** What tests of an order begin with: one of ¥27.60, paid a minute after it was placed, of a group still undecided. */

export const order = (over: Partial<Order> = {}): Order =>
  ({
    _id: 'o1',
    placedAt: START,
    payableFen: fen(2760),
    payment: { state: 'paid', paidAt: START + MINUTE, paidFen: fen(2760), transactionId: '420' },
    outcome: null,
    outcomeAt: null,
    arrivedAt: null,
    collected: null,
    points: { points: 27, state: 'pending' },
    refunds: {},
    lines: [],
    ...over,
  }) as Order

/** All of it goes back, because its group failed. */
export const refund = (over: Partial<Refund> = {}): Refund => ({
  fen: fen(2760),
  reason: 'group-failed',
  state: 'asked',
  askedAt: START + 2 * MINUTE,
  ...over,
})

/** Ten fen too little came in, to us and in yuan; staff have not looked at it. */
export const odd = (over: Partial<OddPayment> = {}): OddPayment => ({
  amount: 2750,
  currency: 'CNY',
  merchantId: '1900000109',
  paidAt: START + MINUTE,
  why: 'amount',
  state: 'waiting',
  ...over,
})

/** An order nobody has paid, with these payments that do not fit, by transaction number. */
export const withOdd = (payments: Record<string, OddPayment>): Order =>
  order({
    payment: {
      state: 'closing',
      odd: Object.fromEntries(Object.entries(payments).map(([id, one]) => [`t${id}`, one])),
    },
  })

export const collected = { at: START + 9 * MINUTE, by: 'mchen', byName: '陈姐', how: 'code' as const }
