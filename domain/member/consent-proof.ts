import type { Instant } from '../money/types'
import type { Consent, ConsentProof } from './types'

/** A proof under the name by which its identity keeps it until it stands among the consents; one instant is one proof. */
export type NamedProof = [name: string, proof: ConsentProof]

/** That she agreed, to which versions of the texts and when. */
export function proofOfConsent(memberId: string, consent: Consent): NamedProof {
  return [`given${consent.at}`, { _id: `${memberId}-${consent.at}`, memberId, given: true, ...consent }]
}

/** That she took her consent back, and when. */
export function proofOfWithdrawal(memberId: string, at: Instant): NamedProof {
  return [`withdrawn${at}`, { _id: `${memberId}-${at}-withdrawn`, memberId, given: false, at }]
}
