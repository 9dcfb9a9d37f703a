import { accepted, refused, type Result } from '../result'
import type { RefusalOf } from '../refusals'
import type { Instant } from '../money/types'
import type { Case, Response, SurveyVersion } from './types'
import { LOW_SCORE } from './pickup'
import { labelsOf, wordsOf } from './validate-answers'

/** The brand promises an answer within a day, again when a case is opened again. */
export const ANSWER_WITHIN_MS = 24 * 3600_000

/** Whether somebody of the brand must answer this score, from 0 to 10. */
export const opensCase = (score: number): boolean => score <= LOW_SCORE

/** The case a low score opens, the same whoever opens it and how often. Her words begin the thread. */
export function openCase(response: Response, version: SurveyVersion, memberName: string): Case {
  return {
    _id: response._id,
    memberId: response.memberId,
    memberName,
    orderId: response.orderId,
    leaderId: response.leaderId,
    regionId: response.regionId,
    score: response.score,
    reasons: labelsOf(version, response.answers),
    state: 'open',
    openedAt: response.answeredAt,
    dueAt: response.answeredAt + ANSWER_WITHIN_MS,
    ownerId: null,
    ownerName: null,
    thread: [
      {
        at: response.answeredAt,
        by: 'member',
        name: memberName,
        text: wordsOf(version, response.answers),
      },
    ],
    solvedAt: null,
    rev: 0,
  }
}

/** The brand answers. The one who answers first owns the case. Saying the same again (same id and text) changes nothing. */
export function answerCase(
  found: Case,
  answer: { id: string; text: string; staffId: string; name: string },
  now: Instant,
): Result<{ next: Case; changed: boolean }, RefusalOf<'case-solved' | 'already-answered'>> {
  const said = found.thread.find(line => line.id === answer.id)
  if (said) {
    if (said.text !== answer.text) return refused({ code: 'already-answered', at: said.at })
    return accepted({ next: found, changed: false })
  }
  if (found.state === 'solved') return refused({ code: 'case-solved' })
  return accepted({
    changed: true,
    next: {
      ...found,
      state: 'answered',
      ownerId: found.ownerId ?? answer.staffId,
      ownerName: found.ownerName ?? answer.name,
      thread: [
        ...found.thread,
        { id: answer.id, at: now, by: 'brand', name: answer.name, text: answer.text },
      ],
      rev: found.rev + 1,
    },
  })
}

/** The member says whether the answer solved it. If not, the case is open again with a new promise. */
export function confirmCase(
  found: Case,
  { solved, text }: { solved: boolean; text: string },
  now: Instant,
): Result<{ next: Case; changed: boolean }, RefusalOf<'case-solved' | 'nothing-to-confirm'>> {
  const last = found.thread[found.thread.length - 1]
  if (found.state === 'solved') {
    return solved ? accepted({ next: found, changed: false }) : refused({ code: 'case-solved' })
  }
  if (found.state === 'reopened' && !solved && last?.by === 'member' && last.text === text) {
    return accepted({ next: found, changed: false })
  }
  if (found.state !== 'answered') return refused({ code: 'nothing-to-confirm' })
  const mine = { at: now, by: 'member' as const, name: found.memberName, text }
  const thread = text === '' && solved ? found.thread : [...found.thread, mine]
  const next: Case = solved
    ? { ...found, state: 'solved', solvedAt: now, thread, rev: found.rev + 1 }
    : { ...found, state: 'reopened', dueAt: now + ANSWER_WITHIN_MS, thread, rev: found.rev + 1 }
  return accepted({ next, changed: true })
}
