import { ofCase, type ThreadOutput } from '../../../contracts/survey'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { readOrder } from '../../_kit/store/orders'
import { myCase, noSuch } from '../mine'
import { threadView } from '../views'

/** A member's own case: her words and the brand's. */
export const thread = forMember<typeof ofCase, ThreadOutput>(ofCase, async ({ caseId }, { me }) => {
  const found = await myCase(caseId, me.memberId)
  if (!found) return noSuch('case')
  return accepted(threadView(found, await readOrder(found.orderId)))
})
