import { npsInput, type NpsOutput } from '../../../contracts/staff'
import { maskName } from '../../../domain/member/mask-name'
import { accepted } from '../../../domain/result'
import { opensCase } from '../../../domain/survey/case'
import { npsOfDistribution } from '../../../domain/survey/nps'
import { PICKUP } from '../../../domain/survey/pickup'
import { labelsOf, wordsOf } from '../../../domain/survey/validate-answers'
import type { Question, Response, SurveyVersion } from '../../../domain/survey/types'
import { forStaff } from '../../_kit/action'
import { weekOf } from '../../_kit/calendar'
import { readMembers } from '../../_kit/store/members'
import { pageOfResponses } from '../../_kit/store/responses'
import { readSurvey, readVersions } from '../../_kit/store/surveys'
import { scopeOf } from '../../_acts/scope'
import { opinionsOf } from '../sums'

/** What the week's NPS is made of: the distribution, the reasons of low scores, and the answers one by one. */
export const nps = forStaff<typeof npsInput, NpsOutput>(npsInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const { ids } = scope.value
  const week = weekOf(context.now)
  const [opinions, page, survey] = await Promise.all([
    opinionsOf(ids, week),
    pageOfResponses(ids, week, input.after),
    readSurvey(PICKUP),
  ])
  const wanted = [...page.rows.map(row => row.versionId), ...(survey ? [survey.currentVersion] : [])]
  const [versions, members] = await Promise.all([
    readVersions(wanted),
    readMembers(page.rows.map(row => row.memberId)),
  ])
  const questions = (survey && versions.get(survey.currentVersion)?.questions) ?? []
  const tags = questions.find(question => question.kind === 'tags')
  const chosen = Object.entries((tags && opinions.reasons[tags.id]) ?? {})
  return accepted({
    nps: npsOfDistribution(opinions.scores, opinions.asked),
    ...week,
    distribution: opinions.scores,
    reasons: chosen.map(([id, n]) => ({ id, label: labelOf(tags, id), n })).sort(byNumber),
    questions,
    rows: page.rows.map(row => rowOf(row, versions, members.get(row.memberId)?.name ?? '')),
    next: page.next,
  })
})

type Reason = NpsOutput['reasons'][number]

function rowOf(
  response: Response,
  versions: Map<string, SurveyVersion>,
  name: string,
): NpsOutput['rows'][number] {
  const { _id, versionId, answers, score, answeredAt, orderId } = response
  const version = versions.get(versionId)
  return {
    responseId: _id,
    memberName: maskName(name),
    score,
    reasons: version ? labelsOf(version, answers) : [],
    text: version ? wordsOf(version, answers) : '',
    at: answeredAt,
    orderId,
    caseId: opensCase(score) ? _id : null,
  }
}

/** The most frequent in front. */
const byNumber = (a: Reason, b: Reason) => b.n - a.n || (a.id < b.id ? -1 : 1)

/** Ids are stable across versions, so the present words serve older answers; an option that is gone keeps its id. */
function labelOf(tags: Extract<Question, { kind: 'tags' }> | undefined, id: string): string {
  return [...(tags?.bad ?? []), ...(tags?.good ?? [])].find(option => option.id === id)?.label ?? id
}
