import type { Instant } from '../money/types'
import type { Todos } from '../order/types'

/** The names of what is due, earliest first, ties in the order of the alphabet: the same for every engine that looks. */
export function dueTodos(todo: Todos, now: Instant): string[] {
  return Object.entries(todo)
    .filter(([, { due, stuck }]) => !stuck && due <= now)
    .sort(([a, { due: dueA }], [b, { due: dueB }]) => dueA - dueB || (a < b ? -1 : 1))
    .map(([name]) => name)
}
