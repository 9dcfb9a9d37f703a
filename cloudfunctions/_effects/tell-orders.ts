import type { Group } from '../../domain/group/types'
import type { Instant } from '../../domain/money/types'
import { sideBySide } from '../_kit/side-by-side'
import { markOutcome, untoldOrders } from '../_kit/store/orders'
import { done, type Effect } from './effect'

/** Orders told in one go. */
const PAGE = 50
/** Goes in one run; a function lives 60 s at most, the rest is for the next minute. */
const MOST_PAGES = 10

/**
 * Tells a formed group's paid orders so; each then issues its code and tells its member on its own. The query is
 * repeated until it is empty, because a payment may have come in behind it.
 */
export const tellFormed: Effect<Group> = (group, { now }) => tellAll(group, 'formed', 'formed', now)

/** The same for a failed group: each order gives everything back on its own (C-11). */
export const refundAll: Effect<Group> = (group, { now }) =>
  tellAll(group, 'failed', 'refund-failed-group', now)

async function tellAll(group: Group, outcome: 'formed' | 'failed', todo: string, now: Instant) {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const orders = await untoldOrders(group._id, PAGE)
    if (orders.length === 0) return done
    await sideBySide(orders, ({ _id }) => markOutcome(_id, outcome, todo, now))
  }
  return { again: now }
}
