import { AGREEMENT_VERSION, PRIVACY_VERSION, type Hat, type MeOutput } from '../../contracts/member'
import { templateIds } from '../../domain/notice/message'
import { consentInForce } from '../../domain/member/consent'
import { invitationState } from '../../domain/survey/invitation'
import type { PickupPoint } from '../../domain/group/types'
import type { Identity, Member } from '../../domain/member/types'
import type { Region, Staff } from '../../domain/staff/types'
import type { Instant } from '../../domain/money/types'
import { endedAt, resolvePastLeader, resolveStaff } from '../_kit/caller'
import { readClaim } from '../_kit/store/claims'
import { lastWaiting } from '../_kit/store/invitations'
import { readMember } from '../_kit/store/members'
import { countUnread } from '../_kit/store/notices'
import { allPoints } from '../_kit/store/points'
import { readRegions } from '../_kit/store/regions'
import { readTemplateIds } from '../_kit/store/settings'

export const versions = { privacy: PRIVACY_VERSION, agreement: AGREEMENT_VERSION }

/**
 * What the phone must know of whoever holds it. Two trips: who is it, then everything about her at once. What does
 * not depend on her (points, regions, the claim of an empty environment) is asked beside the first.
 */
export async function whoAmI(identifying: Promise<Identity | null>, now: Instant): Promise<MeOutput> {
  const [identity, points, regions, templates, unclaimed] = await Promise.all([
    identifying,
    allPoints(now),
    knownRegions(now),
    readTemplateIds(),
    waitsForClaim(),
  ])
  const stranger = strangerOf(templateIds(templates), unclaimed)
  if (!identity) return stranger

  const { memberId } = identity
  const [member, contract, staff, invitation, unread] = await Promise.all([
    readMember(memberId),
    identity.leader ? resolvePastLeader(memberId, now) : null,
    identity.staff ? resolveStaff(memberId, now) : null,
    lastWaiting(memberId),
    countUnread(memberId),
  ])
  // A join that died between its two writes: a timer finishes it, or the phone that joins again.
  if (!member) return stranger

  const leaderUntil = contract && endedAt(contract, now)
  const leader = contract !== null && leaderUntil === null
  const hats: Hat[] = [
    'consumer',
    ...(leader ? ['leader' as const] : []),
    ...(staff ? ['staff' as const] : []),
  ]
  const waits = invitation && invitationState(invitation, now) === 'waiting'
  return {
    member: faceOf(member, points),
    hats,
    leaderUntil,
    staffRole: staff?.role ?? null,
    regionName: regionNameOf(staff, regions),
    consent: consentInForce(identity.consent, versions) ? identity.consent : null,
    versions,
    templates: stranger.templates,
    unclaimed,
    waiting: {
      survey: waits ? { invitationId: invitation._id, orderId: invitation.orderId } : null,
      unread,
    },
  }
}

function faceOf(member: Member, points: PickupPoint[]): NonNullable<MeOutput['member']> {
  const { _id, name, surname, face, household, elder, pointId, cardNo } = member
  const pointName = points.find(point => point._id === pointId)?.name ?? member.pointName ?? ''
  return { memberId: _id, name, surname, face, household, elder, pointId, pointName, cardNo }
}

function strangerOf(templates: MeOutput['templates'], unclaimed: boolean): MeOutput {
  return {
    member: null,
    hats: ['consumer'],
    leaderUntil: null,
    staffRole: null,
    regionName: null,
    consent: null,
    versions,
    templates,
    unclaimed,
    waiting: { survey: null, unread: 0 },
  }
}

function regionNameOf(staff: Staff | null, regions: Region[]): string | null {
  return regions.find(region => region._id === staff?.regionId)?.name ?? null
}

/** Names of regions hardly ever change: a warm function asks once in ten minutes. */
const REGIONS_FRESH_MS = 10 * 60_000
let kept: { regions: Region[]; at: Instant } | null = null

async function knownRegions(now: Instant): Promise<Region[]> {
  if (!kept || Math.abs(now - kept.at) > REGIONS_FRESH_MS) kept = { regions: await readRegions(), at: now }
  return kept.regions
}

/** Once claimed, an environment stays claimed: a warm function does not ask again. */
let claimed = false

async function waitsForClaim(): Promise<boolean> {
  if (claimed) return false
  const claim = await readClaim()
  claimed = typeof claim?.by === 'string'
  return claim !== null && !claimed
}
