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

/** One that staff have not decided on; they are told why it does not fit. */
export function oddWaiting({ payment }: Pick<Order, 'payment'>): OddPayment | undefined {
  return Object.values(payment.odd ?? {}).find(({ state }) => state === 'waiting')
}
