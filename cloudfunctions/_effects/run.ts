import type { Instant } from '../../domain/money/types'
import { runDocument, type RunOptions } from './engine'
import { kinds, type TodoKind } from './registry'

/** Runs what is due of an order, a group or an answer; how, is told at the engine. */
export function runTodos(kind: TodoKind, id: string, now: Instant, options: RunOptions = {}): Promise<void> {
  return runDocument(kinds[kind], id, now, options)
}
