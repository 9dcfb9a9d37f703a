import type { Identity } from '../../domain/member/types'
import type { Instant } from '../../domain/money/types'
import { readIdentity } from '../_kit/store/identities'
import type { Effect } from './effect'
import { runDocument, type Kind } from './engine'
import { enrol } from './enrol'
import { keepProfile } from './keep-profile'
import { prove } from './prove'
import { takeOffice } from './take-office'

const effects: Record<string, Effect<Identity>> = {
  enrol,
  prove,
  'keep-profile': keepProfile,
  'take-office': takeOffice,
}

/**
 * What follows from what somebody said of herself. It asks nothing of anybody but the database, so it goes on being tried, where
 * head office sees it.
 */
export const ofIdentity: Kind = {
  name: 'identity',
  collection: 'identities',
  names: Object.keys(effects),
  effectFor: name => effects[name],
  isPatient: () => true,
}

/** Times that an identity is looked at again because she did something else at the same moment. */
const MOST_ROUNDS = 3

/**
 * Does now what an identity's change left to be done, and answers how it is then. Throws when it could not be done: a timer
 * goes on, and nobody is told that it is done before it is.
 */
export async function finish(openid: string, names: string[], now: Instant): Promise<Identity | null> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await runDocument(ofIdentity, openid, now, { only: names })
    const identity = await readIdentity(openid)
    if (!names.some(name => identity?.todo?.[name])) return identity
  }
  throw new Error(`left to the timers: ${names.join(', ')}`)
}
