import { casesInput, type CaseRow, type CasesOutput } from '../../../contracts/staff'
import { maskName } from '../../../domain/member/mask-name'
import { accepted } from '../../../domain/result'
import type { Case } from '../../../domain/survey/types'
import { forStaff } from '../../_kit/action'
import { pageOfCases } from '../../_kit/store/cases'
import { scopeOf } from '../../_acts/scope'

/** A case that was opened again waits like a new one. */
const STATES: Record<'open' | 'answered' | 'solved', Case['state'][]> = {
  open: ['open', 'reopened'],
  answered: ['answered'],
  solved: ['solved'],
}

/** Low scores that wait for an answer, the one whose promise ends first in front. */
export const cases = forStaff<typeof casesInput, CasesOutput>(casesInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const page = await pageOfCases(scope.value.ids, STATES[input.state], input.after)
  return accepted({ rows: page.rows.map(caseRow), next: page.next })
})

export function caseRow(found: Case): CaseRow {
  const { _id, memberName, score, reasons, state, openedAt, dueAt, ownerName } = found
  return { caseId: _id, memberName: maskName(memberName), score, reasons, state, openedAt, dueAt, ownerName }
}
