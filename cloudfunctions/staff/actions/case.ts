import { ofCase, type CaseOutput } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { readCase } from '../../_kit/store/cases'
import { caseView } from '../case-view'

/** One case with the order, the member and the neighbours of the same group behind it. */
export const caseOf = forStaff<typeof ofCase, CaseOutput>(
  ofCase,
  async ({ caseId }, { sees, now }) => {
    const found = await readCase(caseId)
    if (!found) return refused({ code: 'not-found', what: 'case' })
    if (!sees(found.regionId)) return refused({ code: 'forbidden' })
    return accepted(await caseView(found, now))
  },
  // It shows a name in full, so who looked is on record.
  { target: ({ caseId }) => `cases/${caseId}` },
)
