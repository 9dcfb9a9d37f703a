import { getInput } from '../../../contracts/group'
import { accepted, refused } from '../../../domain/result'
import { forAnyone } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { readLeader } from '../../_kit/store/leaders'
import { readMember } from '../../_kit/store/members'
import { shelvesOf } from '../../_kit/store/shelves'
import { readTerms } from '../../_kit/store/terms'
import { spareFor } from '../../_views/spare-for'
import { groupView } from '../../_views/group-view'

/** A group's page, for anybody a card was forwarded to. */
export const get = forAnyone(getInput, async ({ groupId }, { now, identity, memberKey }) => {
  const [group, shelves, me] = await Promise.all([readGroup(groupId), shelvesOf(groupId), identity])
  if (!group) return refused({ code: 'not-found', what: 'group' })
  // Her number is for members: a stranger with a forwarded card need not have it.
  const [terms, leader, contract, spare] = await Promise.all([
    readTerms(groupId, group.termsVersion),
    readMember(group.leaderId),
    me?.consent ? readLeader(group.leaderId) : null,
    spareFor(shelves),
  ])
  if (!terms) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
  const documents = { group, terms, shelves, leaderFace: leader?.face ?? '', spare }
  const caller = { memberKey, memberId: me?.memberId ?? null, leaderPhone: contract?.phone ?? null }
  return accepted(groupView(documents, caller, now))
})
