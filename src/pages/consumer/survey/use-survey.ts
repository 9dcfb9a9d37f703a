import Taro, { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { answerSurvey, declineSurvey, getSurvey } from '@/cloud/survey'
import { useAsked } from '@/cloud/use-asked'
import { learnMe } from '@/session/me'
import type { AnswerOutput } from '#contracts/survey'
import { answersOf, questionsOf } from './answers'
import type { Draft } from './answers'

export type Ended = { how: 'sent'; case: AnswerOutput['case'] } | { how: 'declined' }

/** More px than the page is long: scrolling ends where the page does. */
const farDown = 10_000

/** Two questions about what she collected, until she answers or says not this time. */
export function useSurvey() {
  const invitationId = useRouter().params.id ?? ''
  const { asked, again } = useAsked(useCallback(() => getSurvey(invitationId), [invitationId]))
  const [draft, setDraft] = useState<Draft>({ score: undefined, chosen: [], text: '' })
  const [busy, setBusy] = useState<'sending' | 'declining'>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [ended, setEnded] = useState<Ended>()
  const survey = asked.state === 'known' ? asked.data : undefined
  const questions = survey && questionsOf(survey.questions)

  // A score brings its reasons and the field for words: on a small phone they are scrolled out from under the scale.
  useEffect(() => {
    if (draft.score !== undefined)
      Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: farDown, duration: 200 }))
  }, [draft.score])

  const send = async () => {
    if (!survey || busy) return
    setBusy('sending')
    setRefusal(undefined)
    const reply = await answerSurvey({
      invitationId,
      versionId: survey.versionId,
      answers: answersOf(survey.questions, draft),
    })
    setBusy(undefined)
    if (!reply.ok) return setRefusal(reply.refusal)
    setEnded({ how: 'sent', case: reply.data.case })
    // Home stops asking.
    void learnMe(true)
  }

  const decline = async () => {
    if (!survey || busy) return
    setBusy('declining')
    setRefusal(undefined)
    const reply = await declineSurvey(invitationId)
    setBusy(undefined)
    if (!reply.ok) return setRefusal(reply.refusal)
    setEnded({ how: 'declined' })
    void learnMe(true)
  }

  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }))
  return { asked, again, survey, questions, draft, change, busy, refusal, ended, send, decline }
}
