import { ofInvitation, type DeclineOutput } from '../../../contracts/survey'
import { accepted, refused } from '../../../domain/result'
import { invitationState } from '../../../domain/survey/invitation'
import { forMember } from '../../_kit/action'
import { markDeclined, readInvitation } from '../../_kit/store/invitations'
import { myInvitation, noSuch } from '../mine'

/** 这次不答. It counts as having been asked, so nobody is asked again soon. */
export const decline = forMember<typeof ofInvitation, DeclineOutput>(
  ofInvitation,
  async ({ invitationId }, { me, now }) => {
    const invitation = await myInvitation(invitationId, me.memberId)
    if (!invitation) return noSuch('invitation')
    if (invitation.state === 'declined') return accepted({ state: 'declined' })
    if (invitationState(invitation, now) !== 'waiting') return refused({ code: 'invitation-over' })
    if (!(await markDeclined(invitationId))) {
      const after = await readInvitation(invitationId)
      if (after?.state !== 'declined') return refused({ code: 'invitation-over' })
    }
    return accepted({ state: 'declined' })
  },
)
