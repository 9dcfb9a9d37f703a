import { templatesInput, type TemplatesOutput } from '../../../contracts/staff'
import { accepted } from '../../../domain/result'
import { fromTemplate } from '../../_acts/opening'
import { openingViews } from '../../_acts/opening-views'
import { forStaff } from '../../_kit/action'
import { leadersOf } from '../../_kit/store/leaders'
import { readPoints, templatesOf } from '../../_kit/store/openings'
import { scopeOf } from '../../_acts/scope'

/** What staff can open, and for which leaders. Without a region head office gets the first. */
export const templates = forStaff(templatesInput, async (input, context) => {
  const { now } = context
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const regionId = scope.value.regionId ?? scope.value.ids[0] ?? null
  const [found, contracts] = regionId
    ? await Promise.all([templatesOf(regionId), leadersOf(regionId)])
    : [[], []]
  const leaders = contracts.filter(({ from, to }) => from <= now && (to === null || now < to))
  const points = await readPoints(leaders.flatMap(({ pointIds }) => pointIds))
  const openables = found.map(template => ({ openable: fromTemplate(template), past: null }))
  const output: TemplatesOutput = {
    regionId,
    openings: await openingViews(openables, now),
    leaders: leaders.map(({ _id, name, pointIds }) => ({
      id: _id,
      name,
      points: points
        .filter(point => pointIds.includes(point._id))
        .map(point => ({ id: point._id, name: point.name })),
    })),
  }
  return accepted(output)
})
