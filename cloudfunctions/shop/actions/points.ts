import { pointsInput, type PointRow, type PointsOutput } from '../../../contracts/staff'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { accepted } from '../../../domain/result'
import { scopeOf } from '../../_acts/scope'
import { forStaff } from '../../_kit/action'
import { countWaitingAt } from '../../_kit/store/hand-outs'
import { allPoints } from '../../_kit/store/points'

/** The points of the regions asked for, those where something waits in front: there somebody has to stand. */
export const points = forStaff(pointsInput, async ({ regionId, after }, context) => {
  const scope = await scopeOf(context, regionId)
  if (!scope.ok) return scope
  const { ids } = scope.value
  const here = (await allPoints(context.now)).filter(point => ids.includes(point.regionId))
  const waiting = await countWaitingAt(here.map(({ _id }) => _id))
  const rows = here
    .map(({ _id, name, address }) => ({ pointId: _id, name, address, waiting: waiting.get(_id) ?? 0 }))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    .filter(row => after === undefined || placeOf(row) > after)
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  const output: PointsOutput = { rows: shown, next: rows.length > PAGE_SIZE && last ? placeOf(last) : null }
  return accepted(output)
})

/** A row's place in the list, which is the cursor too: one that empties meanwhile is met again further down. */
const placeOf = ({ pointId, waiting }: PointRow): string => `${waiting > 0 ? 0 : 1}:${pointId}`
