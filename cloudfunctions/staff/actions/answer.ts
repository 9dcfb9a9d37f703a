import { answerInput, type AnswerOutput } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { answerCase } from '../../../domain/survey/case'
import { tellAnswer } from '../../_effects/ids'
import { runTodos } from '../../_effects/run'
import { forStaff } from '../../_kit/action'
import { readCase, replaceCase } from '../../_kit/store/cases'
import { addTodo } from '../../_kit/store/responses'
import { caseView } from '../case-view'

/** Times a case is read again because the member wrote it meanwhile. */
const MOST_ROUNDS = 5
/** ms until a timer looks whether the member was told, in case this invocation dies. */
const TOLD_WITHIN = 60_000

/**
 * The brand answers a low score, under the colleague's own name. Answering twice with the same id is answering once.
 * The to-do that tells the member is written before the answer, so that an answer is never there without it; each answer
 * has its own, so that two colleagues who answer at once cannot cross off one another's.
 */
export const answer = forStaff<typeof answerInput, AnswerOutput>(
  answerInput,
  async ({ caseId, answerId, text }, { staff, sees, now }) => {
    const todo = tellAnswer(answerId)
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await readCase(caseId)
      if (!found) return refused({ code: 'not-found', what: 'case' })
      if (!sees(found.regionId)) return refused({ code: 'forbidden' })
      const said = { id: answerId, text, staffId: staff._id, name: staff.name }
      const decided = answerCase(found, said, now)
      if (!decided.ok) return decided
      const { next, changed } = decided.value
      if (changed) {
        await addTodo(caseId, todo, now + TOLD_WITHIN, now)
        if (!(await replaceCase(found.rev, next))) continue
      }
      await runTodos('response', caseId, now, { only: [todo] })
      return accepted(await caseView(next, now))
    }
    return refused({ code: 'busy' })
  },
  { target: ({ caseId }) => `cases/${caseId}`, facts: ({ answerId }) => ({ answerId }) },
)
