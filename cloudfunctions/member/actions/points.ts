import { pointsInput, type PointsEntryView, type PointsOutput } from '../../../contracts/member'
import { movedOn } from '../../../domain/ledger/entries'
import { ofMember } from '../../../domain/ledger/accounts'
import type { Entry } from '../../../domain/ledger/types'
import type { Points } from '../../../domain/money/types'
import type { Order } from '../../../domain/order/types'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { readMany } from '../../_kit/store/documents'
import { pageOfPoints } from '../../_kit/store/entries'
import { pageOfPending } from '../../_kit/store/order-sums'

/** In front of a cursor: which of the two lists it continues. */
const EARNED = 'earned:'

/** Points one by one: first those still to come, then what was earned, each newest first. */
export const points = forMember<typeof pointsInput, PointsOutput>(pointsInput, async ({ after }, { me }) => {
  if (after?.startsWith(EARNED)) return accepted(await earned(me.memberId, after.slice(EARNED.length)))
  const coming = await pageOfPending(me.memberId, after)
  const rows = coming.rows.filter(order => order.points.points > 0).map(pendingView)
  if (coming.next !== null) return accepted({ rows, next: coming.next })
  if (after !== undefined) return accepted({ rows, next: EARNED })
  const first = await earned(me.memberId, undefined)
  return accepted({ rows: [...rows, ...first.rows], next: first.next })
})

async function earned(memberId: string, after: string | undefined): Promise<PointsOutput> {
  const page = await pageOfPoints(memberId, after === '' ? undefined : after)
  const orders = await readMany<Order>('orders', [...new Set(page.rows.map(entry => entry.orderId))])
  const titles = new Map(orders.map(order => [order._id, order.groupTitle]))
  return {
    rows: page.rows.map(entry => earnedView(entry, memberId, titles.get(entry.orderId) ?? '')),
    next: page.next === null ? null : `${EARNED}${page.next}`,
  }
}

function pendingView(order: Order): PointsEntryView {
  const at = order.payment.paidAt ?? order.placedAt
  return {
    id: order._id,
    what: 'pending',
    points: order.points.points,
    at,
    orderId: order._id,
    groupTitle: order.groupTitle,
  }
}

function earnedView(entry: Entry, memberId: string, groupTitle: string): PointsEntryView {
  const moved = movedOn(entry, ofMember(memberId)) as Points
  return { id: entry._id, what: 'earned', points: moved, at: entry.at, orderId: entry.orderId, groupTitle }
}
