import type { Instant } from '../money/types'
import type { Todos } from '../order/types'

/** When somebody must look again; null when nothing waits, or only what waits for staff. */
export function nextDue(todo: Todos): Instant | null {
  const dues = Object.values(todo).flatMap(({ due, stuck }) => (stuck ? [] : [due]))
  return dues.length > 0 ? Math.min(...dues) : null
}
