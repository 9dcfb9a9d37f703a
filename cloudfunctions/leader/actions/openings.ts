import { openingsInput, type OpeningsOutput } from '../../../contracts/leader'
import { templateOf } from '../../../domain/leader/open-group'
import { accepted } from '../../../domain/result'
import { fromPast, fromTemplate } from '../../_acts/opening'
import { openingViews, type Candidate } from '../../_acts/opening-views'
import { forLeader } from '../../_kit/action'
import { groupsOfLeader, readPoints, templatesOf } from '../../_kit/store/openings'
import { readTermsOf } from '../../_kit/store/terms'

/** A leader looks back over her last groups, not over years. */
const MOST_PAST = 10

/** What she can open with one tap: the brand's templates of her region that are on, and her own past groups. */
export const openings = forLeader(openingsInput, async (_input, { leader, now }) => {
  const [templates, groups, points] = await Promise.all([
    templatesOf(leader.regionId),
    groupsOfLeader(leader._id, 2 * MOST_PAST),
    readPoints(leader.pointIds),
  ])
  const on = new Set(templates.map(({ _id }) => _id))
  const past = groups
    .filter(group => group.state === 'closed' && on.has(templateOf(group)))
    .slice(0, MOST_PAST)
  const terms = await readTermsOf(past)
  const candidates: Candidate[] = [
    ...templates.map(template => ({ openable: fromTemplate(template, leader.name), past: null })),
    ...past.flatMap(group => {
      const promised = terms.get(group._id)
      return promised ? [{ openable: fromPast(group, promised, [], true), past: group }] : []
    }),
  ]
  const output: OpeningsOutput = {
    openings: await openingViews(candidates, now),
    points: leader.pointIds.flatMap(id => {
      const point = points.find(({ _id }) => _id === id)
      return point ? [{ id, name: point.name }] : []
    }),
  }
  return accepted(output)
})
