import type { Consent } from './types'

/** Whether a consent covers the texts as they are now. A text that changed is asked about again. */
export function consentInForce(
  consent: Consent | null,
  versions: { privacy: number; agreement: number },
): consent is Consent {
  return consent !== null && consent.privacy >= versions.privacy && consent.agreement >= versions.agreement
}
