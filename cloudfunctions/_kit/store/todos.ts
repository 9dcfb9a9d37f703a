import type { Instant } from '../../../domain/money/types'
import type { Todos } from '../../../domain/order/types'
import { command } from '../wechat'

/**
 * The fields that add to-dos to a document, for the guarded change that makes them necessary. The document is due at
 * once, so that the next engine sorts out its `nextDue`; `woken` tells an engine at work that something was added.
 */
export function adding(todos: Record<string, Instant>, now: Instant): Record<string, unknown> {
  const added = Object.entries(todos).map(([name, due]) => [`todo.${name}`, command.set({ due, tries: 0 })])
  return { ...Object.fromEntries(added), nextDue: now, woken: command.inc(1) }
}

/** The field that takes a to-do away, for a change that makes it pointless. */
export function dropping(name: string): Record<string, unknown> {
  return { [`todo.${name}`]: command.remove() }
}

/** A to-do that staff must look at, from the start: no engine tries it. */
export function stuckAt(name: string, error: string, now: Instant): Record<string, unknown> {
  const todo: Todos[string] = { due: now, tries: 1, lastError: error, stuck: true }
  return { [`todo.${name}`]: command.set(todo), stuck: true, woken: command.inc(1) }
}
