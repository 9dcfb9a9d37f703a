import type { OddPayment, Order } from './types'

/** What the shop expects of a payment. */
export interface Expected {
  payableFen: number
  currency: string
  merchantId: string | null
}

/** Why a payment does not fit its order (C-07); `null` when it fits. Amount, currency and merchant must all be ours. */
export function whyOdd(
  paid: { fen: number; currency: string; merchantId: string },
  expected: Expected,
): OddPayment['why'] | null {
  if (paid.merchantId !== expected.merchantId) return 'merchant'
  if (paid.currency !== expected.currency) return 'currency'
  return paid.fen === expected.payableFen ? null : 'amount'
}

/** Money of the order that staff have not finished with: while there is some, nobody says that it was never paid. */
export function isOddOpen({ payment }: Pick<Order, 'payment'>): boolean {
  return Object.values(payment.odd ?? {}).some(({ state }) => state === 'waiting' || state === 'returning')
}

/** Money that is in our account, in our currency: it is booked, and it can be sent back. */
export function isOurs({ why }: Pick<OddPayment, 'why'>): boolean {
  return why === 'amount'
}

/** Whether no other odd payment of the order waits for staff. */
export function waitsAlone({ payment }: Pick<Order, 'payment'>, transactionId: string): boolean {
  return Object.entries(payment.odd ?? {}).every(
    ([name, { state }]) => name === `t${transactionId}` || state !== 'waiting',
  )
}
