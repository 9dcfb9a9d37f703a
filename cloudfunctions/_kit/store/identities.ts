import type { NamedProof } from '../../../domain/member/consent-proof'
import type { Consent, Identity, Profile } from '../../../domain/member/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, insert, read } from './documents'
import { adding } from './todos'

/** The first insert decides who this openid is; the second meets it. */
export function insertIdentity(identity: Identity): Promise<'inserted' | 'exists'> {
  return insert('identities', identity)
}

export function readIdentity(openid: string): Promise<Identity | null> {
  return read<Identity>('identities', openid)
}

/**
 * Puts a consent in the place of the one that was read, with its proof to be recorded; false when another call was faster.
 */
export function giveConsent(
  { _id, consent: before }: Identity,
  consent: Consent,
  proof: NamedProof,
): Promise<boolean> {
  const data = { consent: command.set(consent), ...proving(proof, consent.at) }
  return change('identities', guardOf(_id, before), data)
}

/** Takes the consent back that was read, with the proof of it to be recorded; false when another call was faster. */
export function withdrawConsent(
  { _id, consent: before }: Identity,
  at: Instant,
  proof: NamedProof,
): Promise<boolean> {
  const data = { consent: null, withdrawnAt: at, ...proving(proof, at) }
  return change('identities', guardOf(_id, before), data)
}

/** What she says about herself; her name is hers at once, and her member document follows as a to-do. */
export async function changeProfile(openid: string, profile: Profile, now: Instant): Promise<void> {
  const { name, surname } = profile
  const kept = Object.entries(profile).map(([field, value]) => [`profile.${field}`, value])
  await change(
    'identities',
    { _id: openid },
    {
      ...(name === undefined ? {} : { name, surname }),
      ...Object.fromEntries(kept),
      ...adding({ 'keep-profile': now }, now),
    },
  )
}

/** Leaves something to be done for an identity; `due`: when a timer does it, should nobody have come to it before. */
export async function addIdentityTodo(
  openid: string,
  todo: string,
  due: Instant,
  now: Instant,
): Promise<void> {
  await change('identities', { _id: openid }, adding({ [todo]: due }, now))
}

const proving = ([name, proof]: NamedProof, now: Instant) => ({
  [`proofs.${name}`]: command.set(proof),
  ...adding({ prove: now }, now),
})

function guardOf(_id: string, before: Consent | null) {
  return before ? { _id, 'consent.at': before.at } : { _id, consent: null }
}
