import type { Order } from '../../domain/order/types'
import type { Instant } from '../../domain/money/types'
import type { Invitation } from '../../domain/survey/types'
import { COOL_DOWN_MS, inviteAfterPickup, pickupInvitationId } from '../../domain/survey/invitation'
import { PICKUP, pickupVersion1 } from '../../domain/survey/pickup'
import { insertInvitation, readInvitation } from '../_kit/store/invitations'
import { readIdentity } from '../_kit/store/identities'
import { readMember, takeSurveyPlace } from '../_kit/store/members'
import { readBrand, type Brand } from '../_kit/store/settings'
import { publishFirst, readSurvey } from '../_kit/store/surveys'
import { done, type Effect } from './effect'
import { tell } from './tell'

/**
 * Asks the member about an order she collected the day before. Once per order, at most once in fourteen days, and only
 * with her consent; when she is spared, the reason is kept, so that a response rate never lies.
 */
export const invite: Effect<Order> = async (order, { now }) => {
  if (!order.collected) throw new Error(`order ${order._id} was not collected`)
  const [known, brand] = await Promise.all([readInvitation(pickupInvitationId(order._id)), readBrand()])
  const invitation = known ?? (await inviteNow(order, brand, now))
  if (invitation.state !== 'waiting') return done
  await tell({
    kind: 'survey',
    subject: invitation._id,
    memberId: order.memberId,
    facts: { brandName: brand.short, units: order.units, expiresAt: invitation.expiresAt },
    page: `pages/consumer/survey/index?id=${invitation._id}`,
    now,
  })
  return done
}

async function inviteNow(order: Order, brand: Brand, now: Instant): Promise<Invitation> {
  const why = await whyNot(order, now)
  const invitation = inviteAfterPickup(order, await currentVersion(brand, now), now, why)
  const inserted = await insertInvitation(invitation)
  return inserted === 'inserted' ? invitation : ((await readInvitation(invitation._id)) ?? invitation)
}

async function whyNot(order: Order, now: Instant): Promise<Invitation['why'] | null> {
  const member = await readMember(order.memberId)
  const identity = member && (await readIdentity(member.openid))
  if (!identity?.consent) return 'no-consent'
  const id = pickupInvitationId(order._id)
  const free = await takeSurveyPlace(order.memberId, id, now, now - COOL_DOWN_MS)
  return free ? null : 'asked-lately'
}

/** The version that is asked now; a brand that never published one asks the first. */
async function currentVersion(brand: Brand, now: Instant): Promise<string> {
  const survey = await readSurvey(PICKUP)
  if (survey) return survey.currentVersion
  const first = pickupVersion1(brand.short, now)
  await publishFirst(first)
  return first._id
}
