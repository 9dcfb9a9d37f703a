import { describe, expect, it } from 'vitest'
import { afterFailure, MOST_TRIES } from '../../../domain/todo/after-failure'
import { dueTodos } from '../../../domain/todo/due-todos'
import { nextDue } from '../../../domain/todo/next-due'
import type { Todo } from '../../../domain/order/types'
import { MINUTE, START } from '../../support/world'

describe('to-dos', () => {
  it('run in the order in which they fell due; what is stuck waits for staff', () => {
    const todo = {
      b: { due: START, tries: 0 },
      a: { due: START, tries: 0 },
      early: { due: START - 1, tries: 2 },
      later: { due: START + 1, tries: 0 },
      broken: { due: START - 9, tries: 8, stuck: true },
    }
    expect(dueTodos(todo, START)).toEqual(['early', 'a', 'b'])
    expect(nextDue(todo)).toBe(START - 1)
    expect(nextDue({ broken: todo.broken })).toBeNull()
  })

  it('are tried again after growing gaps, and stuck after eight tries', () => {
    let todo: Todo = { due: START, tries: 0 }
    const gaps: number[] = []
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      todo = afterFailure(todo, 'no', START)
      gaps.push((todo.due - START) / MINUTE)
    }
    expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect(todo).toMatchObject({ tries: 8, stuck: true, lastError: 'no' })
  })
})
