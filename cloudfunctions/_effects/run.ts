import type { Instant } from '../../domain/money/types'
import { retryIn, runDocument, type RunOptions } from './engine'
import { kinds, type TodoKind } from './registry'

/** Runs what is due of an order, a group or an answer; how, is told at the engine. */
export function runTodos(kind: TodoKind, id: string, now: Instant, options: RunOptions = {}): Promise<void> {
  return runDocument(kinds[kind], id, now, options)
}

/** Tries one of their stuck to-dos once more, now. Answers whether it is done. */
export function retryTodo(kind: TodoKind, id: string, name: string, now: Instant): Promise<boolean> {
  return retryIn(kinds[kind], id, name, now)
}
