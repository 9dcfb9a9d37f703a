import { listInput, type ListOutput } from '../../../contracts/order'
import { PAGE_SIZE } from '../../../contracts/shapes'
import type { OrderFace } from '../../../domain/order/types'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { ordersOf } from '../../_kit/store/orders'
import { orderCard } from '../../_views/order-card'

/** Which faces the tabs show. */
const TABS: Record<'to-pay' | 'to-collect' | 'done', OrderFace[]> = {
  'to-pay': ['to-pay', 'closing'],
  'to-collect': ['paid', 'formed', 'arrived', 'refunding'],
  done: ['collected', 'refunded', 'cancelled'],
}
/** Pages looked through for one page of a tab; a short page with a `next` is still an answer. */
const MOST_PAGES = 3

/** The caller's orders, newest first, continued from the last one seen. */
export const list = forMember(listInput, async ({ after, face = 'all' }, { me }) => {
  const rows: ListOutput['rows'] = []
  let next: string | null = after ?? null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await ordersOf(me.memberId, next ?? undefined, PAGE_SIZE)
    const cards = found.rows.map(order => orderCard(order))
    rows.push(...(face === 'all' ? cards : cards.filter(card => TABS[face].includes(card.face))))
    next = found.next
    if (next === null || rows.length >= PAGE_SIZE / 2) break
  }
  return accepted<ListOutput>({ rows, next })
})
