import { joinInput, type JoinOutput } from '../../../contracts/member'
import { accepted, refused } from '../../../domain/result'
import { consentInForce } from '../../../domain/member/consent'
import { proofOfConsent } from '../../../domain/member/consent-proof'
import { namelessNeighbour, surnameOf } from '../../../domain/member/names'
import type { Identity, Origin } from '../../../domain/member/types'
import { finish } from '../../_effects/of-identity'
import { forAnyone, type Context } from '../../_kit/action'
import { randomId } from '../../_kit/hash'
import { giveConsent, insertIdentity, readIdentity } from '../../_kit/store/identities'
import { readGroup } from '../../_kit/store/groups'
import { readPoint } from '../../_kit/store/points'
import { versions, whoAmI } from '../who-am-i'

/**
 * Consent and member in one tap. The insert of the identity decides who this openid is; everything after it is a to-do of that
 * identity and has an id of its own from there, so calls that meet, repeat or died midway end with one member.
 */
export const join = forAnyone<typeof joinInput, JoinOutput>(joinInput, async (input, context) => {
  const { openid, now } = context
  // Agreeing to a text that has changed meanwhile agrees to nothing.
  if (!consentInForce({ ...input, at: now }, versions))
    return refused({ code: 'consent-needed', ...versions })
  if (input.privacy > versions.privacy || input.agreement > versions.agreement) {
    return refused({ code: 'bad-input', where: 'privacy' })
  }

  const group = input.source?.groupId ? await readGroup(input.source.groupId) : null
  const pointId = input.pointId ?? group?.pointId
  const point = pointId ? await readPoint(pointId) : null
  if (input.pointId && !point) return refused({ code: 'wrong-point' })

  const scene = input.source?.scene
  const known =
    (await context.identity) ??
    (await insertFirst(input.name, context, {
      regionId: point?.regionId ?? '',
      pointId: point?._id ?? '',
      pointName: point?.name ?? '',
      joinedAt: now,
      source: {
        ...(group ? { groupId: group._id, leaderId: group.leaderId } : {}),
        ...(scene ? { scene } : {}),
      },
    }))
  const consent = { ...versions, at: now }
  if (!consentInForce(known.consent, versions))
    await giveConsent(known, consent, proofOfConsent(known.memberId, consent))
  return accepted(await whoAmI(finish(openid, ['enrol', 'prove'], now), now))
})

async function insertFirst(
  given: string | undefined,
  { openid, now }: Context,
  origin: Origin,
): Promise<Identity> {
  const memberId = randomId('m')
  const named = given ? { name: given, surname: surnameOf(given) } : namelessNeighbour(memberId)
  const consent = { ...versions, at: now }
  const first: Identity = {
    _id: openid,
    memberId,
    ...named,
    consent,
    leader: false,
    staff: false,
    origin,
    proofs: Object.fromEntries([proofOfConsent(memberId, consent)]),
    todo: { enrol: { due: now, tries: 0 }, prove: { due: now, tries: 0 } },
    nextDue: now,
    stuck: false,
  }
  if ((await insertIdentity(first)) === 'inserted') return first
  return (await readIdentity(openid)) ?? first
}
