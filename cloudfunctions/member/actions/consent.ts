import { consentInput, type ConsentOutput } from '../../../contracts/member'
import { accepted, refused, type Result } from '../../../domain/result'
import { consentInForce } from '../../../domain/member/consent'
import { proofOfConsent, proofOfWithdrawal } from '../../../domain/member/consent-proof'
import { finish } from '../../_effects/of-identity'
import { forAnyone } from '../../_kit/action'
import { giveConsent, withdrawConsent } from '../../_kit/store/identities'
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
      const consent = { ...versions, at: now }
      if (!consentInForce(known.consent, versions))
        await giveConsent(known, consent, proofOfConsent(known.memberId, consent))
    } else if (known.consent) await withdrawConsent(known, now, proofOfWithdrawal(known.memberId, now))
    // Repeated after a lost reply: the proof may be what is missing.
    return accepted(await whoAmI(finish(openid, ['prove'], now), now))
  },
)
