import { meInput as nothing } from '../../../contracts/member'
import type { ThreadsOutput } from '../../../contracts/survey'
import { accepted } from '../../../domain/result'
import type { Case } from '../../../domain/survey/types'
import { forMember } from '../../_kit/action'
import { casesOfMember } from '../../_kit/store/cases'

/** A member's conversations with the brand, the youngest first. */
export const threads = forMember<typeof nothing, ThreadsOutput>(nothing, async (_input, { me }) => {
  const cases = await casesOfMember(me.memberId)
  return accepted({ rows: cases.map(rowOf) })
})

function rowOf({ _id, state, openedAt, thread, reasons }: Case): ThreadsOutput['rows'][number] {
  const last = thread[thread.length - 1]
  return {
    caseId: _id,
    state,
    openedAt,
    lastAt: last?.at ?? openedAt,
    lastBy: last?.by ?? 'member',
    // Somebody who only tapped a reason said that.
    lastText: last?.text || reasons.join('、'),
  }
}
