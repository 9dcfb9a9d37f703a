import { crateInput, type CrateOutput } from '../../../contracts/group'
import { groupFace } from '../../../domain/group/group-face'
import { accepted, refused } from '../../../domain/result'
import { forAnyone } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { shelvesOf } from '../../_kit/store/shelves'
import { readTerms } from '../../_kit/store/terms'
import { crateView } from '../../_views/crate'

/** Only what changes while neighbours join. */
export const crate = forAnyone(crateInput, async ({ groupId }, { now, memberKey }) => {
  const [group, shelves] = await Promise.all([readGroup(groupId), shelvesOf(groupId)])
  if (!group) return refused({ code: 'not-found', what: 'group' })
  const terms = await readTerms(groupId, group.termsVersion)
  if (!terms) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
  return accepted<CrateOutput>({
    crate: crateView(terms, shelves, memberKey, group.formedAt !== null),
    state: groupFace(group, now),
  })
})
