import type { Consent } from '../../../domain/member/types'
import type { Instant } from '../../../domain/money/types'
import { insert } from './documents'

/** Proof of what was agreed to, and of when it was taken back; only ever added to. One instant is one record. */
export async function recordConsent(memberId: string, consent: Consent): Promise<void> {
  await insert('consents', { _id: `${memberId}-${consent.at}`, memberId, given: true, ...consent } as Proof)
}

export async function recordWithdrawal(memberId: string, at: Instant): Promise<void> {
  await insert('consents', { _id: `${memberId}-${at}-withdrawn`, memberId, given: false, at } as Proof)
}

interface Proof {
  _id: string
  memberId: string
  given: boolean
  at: Instant
  privacy?: number
  agreement?: number
}
