import { groupsInput, type GroupsOutput } from '../../../contracts/staff'
import { accepted } from '../../../domain/result'
import { groupCards } from '../../_acts/group-cards'
import { forStaff } from '../../_kit/action'
import { pageOfGroups } from '../../_kit/store/shop-lists'
import { scopeOf } from '../../_acts/scope'

export const groups = forStaff(groupsInput, async ({ regionId, state, after }, context) => {
  const scope = await scopeOf(context, regionId)
  if (!scope.ok) return scope
  const { rows, next } = await pageOfGroups(scope.value.ids, state, after)
  const output: GroupsOutput = { rows: await groupCards(rows, context.memberKey, context.now), next }
  return accepted(output)
})
