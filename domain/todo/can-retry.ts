import type { Instant } from '../money/types'
import type { Todo } from '../order/types'
import { isForStaff } from './for-staff'

/**
 * Whether staff may let a to-do run now: one that waits for them, or whose time has come. The second is what a retry of
 * theirs leaves that died midway. Any other waits for its own time: nobody closes a group or pays out points early by asking.
 */
export function canRetry(todo: Todo, now: Instant): boolean {
  return isForStaff(todo) || todo.due <= now
}
