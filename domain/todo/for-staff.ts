import type { Todo } from '../order/types'

/** Whether a to-do is on the list of what is stuck: it waits for staff, or they watch it being tried. */
export function isForStaff({ stuck, watched }: Pick<Todo, 'stuck' | 'watched'>): boolean {
  return stuck === true || watched === true
}
