import type { GroupCard } from '../../contracts/views'
import type { Group } from '../../domain/group/types'
import type { Instant } from '../../domain/money/types'
import { readMembers } from '../_kit/store/members'
import { shelvesOfGroups } from '../_kit/store/shelves'
import { readTermsOf } from '../_kit/store/terms'
import { groupCard } from '../_views/group-card'

/** The groups of a page as cards, in their order; in one trip, however many there are. */
export async function groupCards(groups: Group[], memberKey: string, now: Instant): Promise<GroupCard[]> {
  if (groups.length === 0) return []
  const [terms, shelves, leaders] = await Promise.all([
    readTermsOf(groups),
    shelvesOfGroups(groups),
    readMembers(groups.map(({ leaderId }) => leaderId)),
  ])
  return groups.flatMap(group => {
    const promised = terms.get(group._id)
    if (!promised) return []
    const documents = {
      group,
      terms: promised,
      shelves: shelves.filter(({ groupId }) => groupId === group._id),
      leaderFace: leaders.get(group.leaderId)?.face ?? '',
    }
    return [groupCard(documents, memberKey, now)]
  })
}
