import type { Instant } from '../../domain/money/types'
import { paidOf } from '../../domain/order/paid-of'
import type { Order } from '../../domain/order/types'
import { done, type Effect } from './effect'
import { tell, type Telling } from './tell'
import type { NoticeKind } from '../../domain/notice/types'

/** What an order's member is told, one effect per occasion. Telling twice is telling once. */

type Said<K extends NoticeKind> = Pick<Telling<K>, 'kind' | 'facts'> & { subject?: string }

function telling<K extends NoticeKind>(say: (order: Order, name: string) => Said<K> | null): Effect<Order> {
  return async (order, { now, name }) => {
    const said = say(order, name)
    if (said) await tellMember(order, said, now)
    return done
  }
}

export function tellMember<K extends NoticeKind>(order: Order, said: Said<K>, now: Instant): Promise<void> {
  const page = `pages/consumer/order/index?id=${order._id}`
  return tell({ subject: order._id, memberId: order.memberId, page, now, ...said })
}

export const tellPaid = telling(order => ({
  kind: 'paid',
  facts: { groupTitle: order.groupTitle, fen: paidOf(order), units: order.units },
}))

export const tellFormedOrder = telling(({ groupTitle, pointName, collectFrom }) => ({
  kind: 'group-formed',
  facts: { groupTitle, pointName, collectFrom },
}))

/** Said as soon as the group failed: what happens next, and how much comes back. */
export const tellFailed = telling(order => ({
  kind: 'group-failed',
  facts: { groupTitle: order.groupTitle, fen: paidOf(order) },
}))

/** `tell-refund-<refundId>`: the money is back. */
export const tellRefund = telling((order, name) => {
  const refundId = name.slice('tell-refund-'.length)
  const refund = order.refunds[refundId]
  if (!refund) return null
  const facts = { groupTitle: order.groupTitle, fen: refund.fen }
  return refund.reason === 'late-payment'
    ? { kind: 'late-payment-refunded', subject: refundId, facts }
    : { kind: 'refund-done', subject: refundId, facts }
})

export const arrivedNotice = ({ groupTitle, pointName, units, pickup }: Order): Said<'arrived'> => ({
  kind: 'arrived',
  facts: { groupTitle, pointName, units, code: pickup?.code ?? '' },
})
export const tellArrivedOrder = telling(arrivedNotice)

export const tellCollected = telling(({ groupTitle, units, collected }) =>
  collected ? { kind: 'collected', facts: { groupTitle, units, byName: collected.byName } } : null,
)
