import { consentInput, type ConsentOutput } from '../../../contracts/member'
import { accepted, refused, type Result } from '../../../domain/result'
import { consentInForce } from '../../../domain/member/consent'
import type { Identity } from '../../../domain/member/types'
import { forAnyone } from '../../_kit/action'
import { recordConsent, recordWithdrawal } from '../../_kit/store/consents'
import { giveConsent, readIdentity, withdrawConsent } from '../../_kit/store/identities'
import { versions, whoAmI } from '../who-am-i'

/**
 * Gives consent to the present texts, or takes it back. Taken back, nothing that needs it is done any more; orders
 * under way are still handed out and refunded, because they are owed. Each change leaves its own proof.
 */
export const consent = forAnyone<typeof consentInput, ConsentOutput>(
  consentInput,
  async (input, { openid, identity, now }): Promise<Result<ConsentOutput>> => {
    const known = await identity
    if (!known) return refused({ code: 'not-a-member' })
    if (input.give) {
      const agreed = input.privacy === versions.privacy && input.agreement === versions.agreement
      if (!agreed) return refused({ code: 'consent-needed', ...versions })
      await give(known)
    } else {
      await withdraw(known)
    }
    return accepted(await whoAmI(readIdentity(openid), now))

    async function give({ memberId, consent: before }: Identity): Promise<void> {
      if (consentInForce(before, versions)) return recordConsent(memberId, before)
      const given = { ...versions, at: now }
      if (await giveConsent(openid, before, given)) await recordConsent(memberId, given)
    }

    async function withdraw({ memberId, consent: before, withdrawnAt }: Identity): Promise<void> {
      // Repeated after a lost reply: the proof may be what is missing.
      if (!before) return withdrawnAt === undefined ? undefined : recordWithdrawal(memberId, withdrawnAt)
      if (await withdrawConsent(openid, before, now)) await recordWithdrawal(memberId, now)
    }
  },
)
