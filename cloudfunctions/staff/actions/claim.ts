import { claimInput, type ClaimOutput } from '../../../contracts/staff'
import { accepted, refused, type Result } from '../../../domain/result'
import type { Staff } from '../../../domain/staff/types'
import { forMember } from '../../_kit/action'
import { digest } from '../../_kit/hash'
import { countWrongCode, readClaim, takeClaim } from '../../_kit/store/claims'
import { hintStaff } from '../../_kit/store/identities'
import { insertStaff, someHeadOffice } from '../../_kit/store/staff'

/**
 * The first administrator takes over an empty environment with a one-time code. One guarded update decides between
 * any number of callers; the winner's further steps have ids of their own, so that she can repeat what died midway.
 */
export const claim = forMember<typeof claimInput, ClaimOutput>(
  claimInput,
  async ({ code, name }, { me, openid, now }): Promise<Result<ClaimOutput>> => {
    const [found, office] = await Promise.all([readClaim(), someHeadOffice()])
    if (office && office._id !== me.memberId) return refused({ code: 'claim-used' })
    if (!found) return refused({ code: 'claim-wrong' })
    const codeHash = digest(code, 64)
    if (found.by !== null && found.by !== me.memberId) return refused({ code: 'claim-used' })
    if (codeHash !== found.codeHash) {
      await countWrongCode()
      return refused({ code: 'claim-wrong' })
    }
    const won = found.by === me.memberId || (await takeClaim(codeHash, me.memberId, now))
    if (!won) {
      // Somebody was faster, unless it was this member's own other call.
      const after = await readClaim()
      if (after?.by !== me.memberId) return refused({ code: after?.by ? 'claim-used' : 'claim-wrong' })
    }
    const first: Staff = { _id: me.memberId, name, role: 'head-office', regionId: null, from: now, to: null }
    await insertStaff(first)
    await hintStaff(openid)
    return accepted({ memberId: me.memberId })
  },
  { target: () => 'claims/first', facts: ({ name }) => ({ name }) },
)
