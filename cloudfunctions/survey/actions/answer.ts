import { answerInput, type AnswerOutput } from '../../../contracts/survey'
import { accepted, refused, type Result } from '../../../domain/result'
import { ANSWER_WITHIN_MS, opensCase } from '../../../domain/survey/case'
import { invitationState } from '../../../domain/survey/invitation'
import { validateAnswers, type Validated } from '../../../domain/survey/validate-answers'
import type { Invitation, Response } from '../../../domain/survey/types'
import type { Instant } from '../../../domain/money/types'
import { runTodos } from '../../_effects/run'
import { forMember } from '../../_kit/action'
import { canonical } from '../../_kit/hash'
import { insertResponse, readResponse } from '../../_kit/store/responses'
import { readVersion } from '../../_kit/store/surveys'
import { myInvitation, noSuch } from '../mine'

/**
 * Takes the answers to one invitation, once. The same answers again get the same reply; others are refused. A low score
 * opens its case before the reply, and leaves a to-do in the response in case this invocation dies.
 */
export const answer = forMember<typeof answerInput, AnswerOutput>(
  answerInput,
  async ({ invitationId, versionId, answers }, { me, now }) => {
    const invitation = await myInvitation(invitationId, me.memberId)
    if (!invitation) return noSuch('invitation')
    if (versionId !== invitation.versionId) return refused({ code: 'bad-answer', question: 'version' })
    const [version, known] = await Promise.all([readVersion(versionId), readResponse(invitationId)])
    if (!version) throw new Error(`${invitationId} asks ${versionId}, which was never published`)

    const valid = validateAnswers(version, answers)
    if (!valid.ok) return valid
    if (known) return again(known, valid.value, now)
    if (invitationState(invitation, now) !== 'waiting') return refused({ code: 'invitation-over' })

    const response = responseTo(invitation, valid.value, now)
    if ((await insertResponse(response)) === 'exists') {
      const first = await readResponse(invitationId)
      return again(first ?? response, valid.value, now)
    }
    await runTodos('response', invitationId, now)
    return accepted(replyOf(response))
  },
)

async function again(known: Response, given: Validated, now: Instant): Promise<Result<AnswerOutput>> {
  if (canonical(known.answers) !== canonical(given.answers)) {
    return refused({ code: 'already-answered', at: known.answeredAt })
  }
  // The first call may still be at work, or have died: what it promised is there when this one answers.
  await runTodos('response', known._id, now)
  return accepted(replyOf(known))
}

function responseTo(invitation: Invitation, { answers, score }: Validated, now: Instant): Response {
  const { _id, surveyId, versionId, memberId, orderId, groupId, leaderId, regionId, invitedAt } = invitation
  const soon = { due: now, tries: 0 }
  return {
    _id,
    surveyId,
    versionId,
    memberId,
    orderId,
    groupId,
    leaderId,
    regionId,
    answers,
    score,
    invitedAt,
    answeredAt: now,
    todo: opensCase(score) ? { 'close-invitation': soon, 'open-case': soon } : { 'close-invitation': soon },
    nextDue: now,
    stuck: false,
  }
}

function replyOf({ _id, answers, score, answeredAt }: Response): AnswerOutput {
  return { answers, case: opensCase(score) ? { caseId: _id, dueAt: answeredAt + ANSWER_WITHIN_MS } : null }
}
