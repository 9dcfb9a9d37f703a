import { ofInvitation, type GetOutput } from '../../../contracts/survey'
import { accepted } from '../../../domain/result'
import { invitationState } from '../../../domain/survey/invitation'
import { forMember } from '../../_kit/action'
import { readOrder } from '../../_kit/store/orders'
import { readVersion } from '../../_kit/store/surveys'
import { myInvitation, noSuch } from '../mine'
import { lineViews } from '../views'

/** The questions in the version this member was invited to, and the order they are about. */
export const get = forMember<typeof ofInvitation, GetOutput>(
  ofInvitation,
  async ({ invitationId }, { me, now }) => {
    const invitation = await myInvitation(invitationId, me.memberId)
    if (!invitation) return noSuch('invitation')
    const [version, order] = await Promise.all([
      readVersion(invitation.versionId),
      readOrder(invitation.orderId),
    ])
    if (!version || !order) throw new Error(`${invitationId} asks about something that is not there`)
    return accepted({
      invitationId,
      state: invitationState(invitation, now) as GetOutput['state'],
      questions: version.questions,
      versionId: version._id,
      order: {
        orderId: order._id,
        units: order.units,
        lines: lineViews(order),
        collectedAt: order.collected?.at ?? invitation.invitedAt,
      },
    })
  },
)
