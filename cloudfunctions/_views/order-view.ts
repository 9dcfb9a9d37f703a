import type { CrateView, OrderView } from '../../contracts/views'
import { thanksDueAt } from '../../domain/ledger/thanks'
import { ownRefunds } from '../../domain/order/own-refunds'
import { storyOf } from '../../domain/order/story-of'
import type { Order } from '../../domain/order/types'
import { orderCard } from './order-card'

/** What stands beside an order on its page; what was not read stays empty. */
export interface BesideOrder {
  leaderName: string
  leaderPhone?: string
  pointAddress?: string
  collectUntil?: number
  crate?: CrateView | null
  groupFormed?: boolean
  surveyWaiting?: boolean
}

export function orderView(order: Order, beside: BesideOrder): OrderView {
  const { points, state } = order.points
  const code = order.pickup && ownRefunds(order).length === 0 ? order.pickup.code : null
  return {
    ...orderCard(order, beside.groupFormed),
    leaderName: beside.leaderName,
    leaderPhone: beside.leaderPhone ?? '',
    pointAddress: beside.pointAddress ?? '',
    collectUntil: beside.collectUntil ?? null,
    code,
    codeText: code === null ? null : `LT:${order.pointId}:${code}`,
    collected: order.collected && { at: order.collected.at, byName: order.collected.byName },
    points: {
      points,
      state,
      dueAt: order.collected && state === 'pending' ? thanksDueAt(order.collected.at) : null,
    },
    story: storyOf(order),
    crate: beside.crate ?? null,
    surveyWaiting: beside.surveyWaiting ?? false,
  }
}
