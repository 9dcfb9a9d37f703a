import * as z from 'zod/mini'
import type { Instant } from '../domain/money/types'
import type { Answers, Question } from '../domain/survey/types'
import type { OrderLineView } from './views'
import { docId } from './shapes'

export const ofInvitation = z.object({ invitationId: docId })
export interface GetOutput {
  invitationId: string
  state: 'waiting' | 'answered' | 'declined' | 'expired'
  questions: Question[]
  versionId: string
  order: { orderId: string; units: number; lines: OrderLineView[]; collectedAt: Instant }
}

export const answerInput = z.object({
  invitationId: docId,
  versionId: docId,
  answers: z.record(
    z.string().check(z.maxLength(40)),
    z.union([
      z.int(),
      z.string().check(z.maxLength(500)),
      z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
    ]),
  ),
})
export interface AnswerOutput {
  answers: Answers
  /** A low score opened a case: the brand will answer by then. */
  case: { caseId: string; dueAt: Instant } | null
}

export interface DeclineOutput {
  state: 'declined'
}

export const ofCase = z.object({ caseId: docId })
/** The member's side of a case: her words, the brand's answer, and whether it is solved. */
export interface ThreadOutput {
  caseId: string
  score: number
  reasons: string[]
  state: 'open' | 'answered' | 'solved' | 'reopened'
  dueAt: Instant
  thread: { at: Instant; by: 'member' | 'brand'; name: string; text: string }[]
  lines: OrderLineView[]
}
export interface ThreadsOutput {
  rows: {
    caseId: string
    state: ThreadOutput['state']
    openedAt: Instant
    lastAt: Instant
    lastBy: 'member' | 'brand'
    lastText: string
  }[]
}
export const solveInput = z.object({
  caseId: docId,
  solved: z.boolean(),
  text: z.optional(z.string().check(z.trim(), z.maxLength(500))),
})
export type SolveOutput = ThreadOutput
