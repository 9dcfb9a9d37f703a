import { getInput } from '../../../contracts/group'
import { accepted, refused } from '../../../domain/result'
import { forAnyone } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { readMember } from '../../_kit/store/members'
import { shelvesOf } from '../../_kit/store/shelves'
import { readTerms } from '../../_kit/store/terms'
import { groupView } from '../../_views/group-view'

/** A group's page, for anybody a card was forwarded to. */
export const get = forAnyone(getInput, async ({ groupId }, { now, identity, memberKey }) => {
  const [group, shelves, me] = await Promise.all([readGroup(groupId), shelvesOf(groupId), identity])
  if (!group) return refused({ code: 'not-found', what: 'group' })
  const [terms, leader] = await Promise.all([
    readTerms(groupId, group.termsVersion),
    readMember(group.leaderId),
  ])
  if (!terms) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
  const documents = { group, terms, shelves, leaderFace: leader?.face ?? '' }
  return accepted(groupView(documents, { memberKey, memberId: me?.memberId ?? null }, now))
})
