import { claimInput, type ClaimOutput } from '../../../contracts/staff'
import { accepted, refused, type Result } from '../../../domain/result'
import { finish } from '../../_effects/of-identity'
import { forMember } from '../../_kit/action'
import { digest } from '../../_kit/hash'
import { countWrongCode, readClaim, takeClaim } from '../../_kit/store/claims'
import { addIdentityTodo } from '../../_kit/store/identities'
import { someHeadOffice } from '../../_kit/store/staff'

/** ms until a timer looks whether she has her office, in case this invocation dies; longer than one lives. */
const TAKEN_WITHIN = 60_000

/**
 * The first administrator takes over an empty environment with a one-time code. One guarded update decides between
 * any number of callers; what the winner then is given is a to-do of her identity, so that
 * she, or a timer, finishes what died midway.
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
    if (found.by === null) {
      // Before the claim, so that nobody has the claim and never the office.
      await addIdentityTodo(openid, 'take-office', now + TAKEN_WITHIN, now)
      if (!(await takeClaim(codeHash, { memberId: me.memberId, name }, now))) {
        // Somebody was faster, unless it was this member's own other call.
        const after = await readClaim()
        if (after?.by !== me.memberId) return refused({ code: after?.by ? 'claim-used' : 'claim-wrong' })
      }
    }
    await finish(openid, ['take-office'], now)
    return accepted({ memberId: me.memberId })
  },
  { target: () => 'claims/first', facts: ({ name }) => ({ name }) },
)
