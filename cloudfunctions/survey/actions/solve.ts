import { solveInput, type SolveOutput } from '../../../contracts/survey'
import { accepted, refused } from '../../../domain/result'
import { confirmCase } from '../../../domain/survey/case'
import { forMember } from '../../_kit/action'
import { replaceCase } from '../../_kit/store/cases'
import { readOrder } from '../../_kit/store/orders'
import { myCase, noSuch } from '../mine'
import { threadView } from '../views'

/** Times a case is read again because the brand wrote it meanwhile. */
const MOST_ROUNDS = 5

/** Only the member says whether it is solved. If not, the case is open again with a new promise. */
export const solve = forMember<typeof solveInput, SolveOutput>(
  solveInput,
  async ({ caseId, solved, text = '' }, { me, now }) => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await myCase(caseId, me.memberId)
      if (!found) return noSuch('case')
      const decided = confirmCase(found, { solved, text }, now)
      if (!decided.ok) return decided
      const { next, changed } = decided.value
      if (!changed || (await replaceCase(found.rev, next))) {
        return accepted(threadView(next, await readOrder(next.orderId)))
      }
    }
    return refused({ code: 'busy' })
  },
)
