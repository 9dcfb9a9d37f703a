import { listInput, type ListOutput } from '../../../contracts/group'
import type { Group, PickupPoint } from '../../../domain/group/types'
import type { Identity } from '../../../domain/member/types'
import { accepted } from '../../../domain/result'
import { forAnyone } from '../../_kit/action'
import { closingGroups, openGroups } from '../../_kit/store/groups'
import { readMember, readMembers } from '../../_kit/store/members'
import { allPoints } from '../../_kit/store/points'
import { shelvesOfGroups } from '../../_kit/store/shelves'
import { readTermsOf } from '../../_kit/store/terms'
import { groupCard } from '../../_views/group-card'

/** Cards of each kind on the home page. */
const MOST_OPEN = 30
const MOST_CLOSING = 10

/**
 * The home page: groups of the caller's region that take orders, those of her own point first, then those that wait
 * for their decision. Whoever has not said where she would collect sees those of every region.
 */
export const list = forAnyone(listInput, async ({ pointId }, { now, identity, memberKey }) => {
  const points = await allPoints(now)
  const point = await pointOf(points, pointId, identity)
  const regions = point ? [point.regionId] : [...new Set(points.map(({ regionId }) => regionId))]
  const groups = regions.length === 0 ? [] : await groupsOf(regions)
  const [shelves, terms, leaders] = await Promise.all([
    shelvesOfGroups(groups),
    readTermsOf(groups),
    groups.length > 0 ? readMembers(groups.map(({ leaderId }) => leaderId)) : new Map(),
  ])
  const cards = groups.flatMap(group => {
    const promised = terms.get(group._id)
    if (!promised) return []
    const own = shelves.filter(({ groupId }) => groupId === group._id)
    const leaderFace = leaders.get(group.leaderId)?.face ?? ''
    return [groupCard({ group, terms: promised, shelves: own, leaderFace }, memberKey, now)]
  })
  const nearFirst = [...cards.keys()].sort((a, b) => near(groups[a], point) - near(groups[b], point) || a - b)
  return accepted<ListOutput>({
    point: point && { id: point._id, name: point.name },
    points: points.map(({ _id, name, address }) => ({ id: _id, name, address })),
    groups: nearFirst.map(index => cards[index]!),
  })
})

/** What she chose on this phone, else where she picks up, else nowhere yet. */
async function pointOf(
  points: PickupPoint[],
  pointId: string | undefined,
  identity: Promise<Identity | null>,
): Promise<PickupPoint | null> {
  const chosen = points.find(({ _id }) => _id === pointId)
  if (chosen) return chosen
  const me = await identity
  const member = me && (await readMember(me.memberId))
  return points.find(({ _id }) => _id === member?.pointId) ?? null
}

async function groupsOf(regionIds: string[]): Promise<Group[]> {
  const [open, closing] = await Promise.all([
    openGroups(regionIds, MOST_OPEN),
    closingGroups(regionIds, MOST_CLOSING),
  ])
  return [...open, ...closing]
}

/** Open groups at her own point, open ones elsewhere in the region, then all others as they come. */
function near(group: Group | undefined, point: PickupPoint | null): number {
  if (group?.state !== 'open') return 2
  return group.pointId === point?._id ? 0 : 1
}
