import type { OrderView } from '../../contracts/views'
import type { Instant } from '../../domain/money/types'
import type { Order } from '../../domain/order/types'
import { invitationState, pickupInvitationId } from '../../domain/survey/invitation'
import { readLeader } from '../_kit/store/leaders'
import { readGroup } from '../_kit/store/groups'
import { readInvitation } from '../_kit/store/invitations'
import { shelvesOf } from '../_kit/store/shelves'
import { readTerms } from '../_kit/store/terms'
import { crateView } from '../_views/crate'
import { orderView } from '../_views/order-view'

/** An order's page, with everything that stands beside it, in one trip. */
export async function showOrder(order: Order, now: Instant): Promise<OrderView> {
  const [group, shelves, terms, leader, invitation] = await Promise.all([
    readGroup(order.groupId),
    shelvesOf(order.groupId),
    readTerms(order.groupId, order.termsVersion),
    readLeader(order.leaderId),
    order.collected ? readInvitation(pickupInvitationId(order._id)) : null,
  ])
  const groupFormed = group !== null && group.formedAt !== null
  return orderView(order, {
    leaderName: group?.leaderName ?? '',
    leaderPhone: leader?.phone ?? '',
    pointAddress: terms?.points.find(({ id }) => id === order.pointId)?.address ?? '',
    ...(terms ? { collectUntil: terms.collectUntil } : {}),
    crate: terms && crateView(terms, shelves, order.memberKey, groupFormed),
    groupFormed,
    surveyWaiting: invitation !== null && invitationState(invitation, now) === 'waiting',
  })
}
