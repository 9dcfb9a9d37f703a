import type { Consent, Identity } from '../../../domain/member/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, insert, read } from './documents'

/** The first insert decides who this openid is; the second meets it. */
export function insertIdentity(identity: Identity): Promise<'inserted' | 'exists'> {
  return insert('identities', identity)
}

export function readIdentity(openid: string): Promise<Identity | null> {
  return read<Identity>('identities', openid)
}

/** Puts a consent in the place of the one that was read; false when another call was faster. */
export function giveConsent(openid: string, before: Consent | null, consent: Consent): Promise<boolean> {
  return change('identities', guardOf(openid, before), { consent: command.set(consent) })
}

/** Takes the consent back that was read; false when another call was faster. */
export function withdrawConsent(openid: string, before: Consent, at: Instant): Promise<boolean> {
  return change('identities', guardOf(openid, before), { consent: null, withdrawnAt: at })
}

export function rename(openid: string, name: string, surname: string): Promise<boolean> {
  return change('identities', { _id: openid }, { name, surname })
}

/** A hint for the phone that this member now is brand staff; the authority is `staff`. */
export function hintStaff(openid: string): Promise<boolean> {
  return change('identities', { _id: openid, staff: false }, { staff: true })
}

function guardOf(openid: string, before: Consent | null) {
  return before ? { _id: openid, 'consent.at': before.at } : { _id: openid, consent: null }
}
