import type { Instant } from '../money/types'
import type { Order } from '../order/types'
import type { Invitation } from './types'
import { PICKUP } from './pickup'

const DAY = 24 * 3600_000
/** She is asked when she has tasted it: the next day. */
export const ASK_AFTER_MS = DAY
/** One survey per member in this time; an invitation counts whether it was answered or not (C-62). */
export const COOL_DOWN_MS = 14 * DAY
/** After this it is over. */
export const OPEN_FOR_MS = 7 * DAY

/** When a member is asked about what she collected then. */
export const inviteDueAt = (collectedAt: Instant): Instant => collectedAt + ASK_AFTER_MS

/** One survey for one occasion: the id says which, so that asking twice is one. */
export const pickupInvitationId = (orderId: string): string => `${PICKUP}-${orderId}`

/** The invitation for an order that was collected; with `why`, the record that she was not asked. */
export function inviteAfterPickup(
  order: Order,
  versionId: string,
  now: Instant,
  why: Invitation['why'] | null = null,
): Invitation {
  return {
    _id: pickupInvitationId(order._id),
    surveyId: PICKUP,
    versionId,
    memberId: order.memberId,
    orderId: order._id,
    groupId: order.groupId,
    leaderId: order.leaderId,
    regionId: order.regionId,
    occasion: 'after-pick-up',
    ...(why ? { state: 'suppressed', why } : { state: 'waiting' }),
    invitedAt: now,
    expiresAt: now + OPEN_FOR_MS,
  }
}

/** What an invitation is now: time ends it without anybody writing so. */
export function invitationState(invitation: Invitation, now: Instant): Invitation['state'] {
  return invitation.state === 'waiting' && now >= invitation.expiresAt ? 'expired' : invitation.state
}
