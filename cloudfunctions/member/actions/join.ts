import { joinInput, type JoinOutput } from '../../../contracts/member'
import { accepted, refused } from '../../../domain/result'
import { cardNo } from '../../../domain/member/card-no'
import { consentInForce } from '../../../domain/member/consent'
import { namelessNeighbour, surnameOf } from '../../../domain/member/names'
import type { Identity, Member } from '../../../domain/member/types'
import type { Group, PickupPoint } from '../../../domain/group/types'
import { forAnyone, type Context } from '../../_kit/action'
import { yearOf } from '../../_kit/calendar'
import { digest, randomId } from '../../_kit/hash'
import { recordConsent } from '../../_kit/store/consents'
import { giveConsent, insertIdentity, readIdentity } from '../../_kit/store/identities'
import { insertMember, readMember } from '../../_kit/store/members'
import { readGroup } from '../../_kit/store/groups'
import { readPoint } from '../../_kit/store/points'
import { readBrand } from '../../_kit/store/settings'
import { versions, whoAmI } from '../who-am-i'

/**
 * Consent and member in one tap. The insert of the identity decides who this openid is; everything after it has an id
 * of its own from there, so calls that meet, repeat or died midway end with one member.
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

  const identity = await settleIdentity(input.name, context)
  if (!(await readMember(identity.memberId))) {
    await insertMember(await memberOf(identity, { point, group, scene: input.source?.scene }, context))
  }
  return accepted(await whoAmI(Promise.resolve(identity), now))

  async function settleIdentity(name: string | undefined, { identity }: Context): Promise<Identity> {
    const known = (await identity) ?? (await insertFirst(name))
    if (consentInForce(known.consent, versions)) {
      await recordConsent(known.memberId, known.consent)
      return known
    }
    const consent = { ...versions, at: now }
    if (await giveConsent(openid, known.consent, consent)) await recordConsent(known.memberId, consent)
    return (await readIdentity(openid)) ?? known
  }

  async function insertFirst(given: string | undefined): Promise<Identity> {
    const memberId = randomId('m')
    const named = given ? { name: given, surname: surnameOf(given) } : namelessNeighbour(memberId)
    const consent = { ...versions, at: now }
    const first: Identity = { _id: openid, memberId, ...named, consent, leader: false, staff: false }
    if ((await insertIdentity(first)) === 'inserted') return first
    return (await readIdentity(openid)) ?? first
  }
})

interface Origin {
  point: PickupPoint | null
  group: Group | null
  scene: string | undefined
}

async function memberOf(
  { memberId, name, surname, consent }: Identity,
  { point, group, scene }: Origin,
  { openid, memberKey, now }: Context,
): Promise<Member> {
  const { cardPrefix = 'LT' } = await readBrand()
  const joinedAt = consent?.at ?? now
  return {
    _id: memberId,
    openid,
    memberKey,
    name,
    surname,
    household: '',
    regionId: point?.regionId ?? '',
    pointId: point?._id ?? '',
    pointName: point?.name ?? '',
    face: '',
    elder: false,
    joinedAt,
    source: {
      ...(group ? { groupId: group._id, leaderId: group.leaderId } : {}),
      ...(scene ? { scene } : {}),
    },
    cardNo: cardNo(cardPrefix, yearOf(joinedAt), parseInt(digest(`card|${memberId}`, 12), 16)),
  }
}
