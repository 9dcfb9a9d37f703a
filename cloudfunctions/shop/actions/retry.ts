import { retryInput, type RetryOutput } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { isForStaff } from '../../../domain/todo/for-staff'
import { retryTodo } from '../../_effects/run'
import { forStaff } from '../../_kit/action'
import { readStuck } from '../../_kit/store/stuck'

/**
 * Lets a stuck to-do run once more, now. What it does is safe to repeat, so tapping twice does no harm. One that is not
 * stuck waits for its own time: nobody may close a group or pay out points early by asking for it.
 */
export const retry = forStaff<typeof retryInput, RetryOutput>(
  retryInput,
  async ({ kind, id, todo }, { sees, now }) => {
    const found = await readStuck(kind, id)
    // Another region's document is answered like none, so that ids tell nothing.
    if (!found || !sees(found.regionId)) return refused({ code: 'not-found', what: kind })
    if (!Object.hasOwn(found.todo, todo)) return accepted({ done: true })
    if (!isForStaff(found.todo[todo]!)) return refused({ code: 'nothing-changed' })
    return accepted({ done: await retryTodo(kind, id, todo, now) })
  },
  { target: ({ kind, id }) => `${kind}s/${id}`, facts: ({ todo }) => ({ todo }) },
)
