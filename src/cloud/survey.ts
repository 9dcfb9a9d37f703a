import type {
  AnswerOutput,
  DeclineOutput,
  GetOutput,
  SolveOutput,
  ThreadOutput,
  ThreadsOutput,
} from '#contracts/survey'
import type { Answers } from '#domain/survey/types'
import { call } from './client'

export const getSurvey = (invitationId: string) => call<GetOutput>('survey', 'get', { invitationId })
export const answerSurvey = (input: { invitationId: string; versionId: string; answers: Answers }) =>
  call<AnswerOutput>('survey', 'answer', input)
export const declineSurvey = (invitationId: string) =>
  call<DeclineOutput>('survey', 'decline', { invitationId })
export const getThread = (caseId: string) => call<ThreadOutput>('survey', 'thread', { caseId })
export const listThreads = () => call<ThreadsOutput>('survey', 'threads')
export const solveCase = (input: { caseId: string; solved: boolean; text?: string }) =>
  call<SolveOutput>('survey', 'solve', input)
