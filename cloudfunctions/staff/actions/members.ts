import { membersInput, type MembersOutput } from '../../../contracts/staff'
import { maskName } from '../../../domain/member/mask-name'
import { accepted } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { pageOfMembers } from '../../_kit/store/members'
import { readPoints } from '../../_kit/store/points'
import { scopeOf } from '../../_acts/scope'
import { ordersOf } from '../orders-of'

/** Members of the caller's regions, who joined last in front. Names are masked and households stay away: nobody here needs them. */
export const members = forStaff<typeof membersInput, MembersOutput>(membersInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  // Whoever has not chosen a pick-up point yet belongs to no region; only head office looks after all of them.
  const regions = scope.value.regionId === null ? [...scope.value.ids, ''] : scope.value.ids
  const page = await pageOfMembers(regions, input.after)
  const [orders, points] = await Promise.all([
    ordersOf(page.rows.map(member => member._id)),
    readPoints(page.rows.map(member => member.pointId)),
  ])
  return accepted({
    rows: page.rows.map(({ _id, name, pointId, joinedAt }) => ({
      memberId: _id,
      name: maskName(name),
      pointName: points.get(pointId)?.name ?? '',
      joinedAt,
      orders: orders(_id),
    })),
    next: page.next,
  })
})
