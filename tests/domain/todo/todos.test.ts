import { describe, expect, it } from 'vitest'
import { afterFailure, MOST_TRIES } from '../../../domain/todo/after-failure'
import { canRetry } from '../../../domain/todo/can-retry'
import { dueTodos } from '../../../domain/todo/due-todos'
import { isForStaff } from '../../../domain/todo/for-staff'
import { nextDue } from '../../../domain/todo/next-due'
import type { Todo } from '../../../domain/order/types'
import { HOUR, MINUTE, START } from '../../support/world'

const todo = (over: Partial<Todo> = {}): Todo => ({ due: START, tries: 0, ...over })
/** What becomes of a to-do that fails `tries` times at once, and after how many minutes each next try is. */
function failing(tries: number, patient?: boolean) {
  let one = todo()
  const gaps: number[] = []
  for (let n = 0; n < tries; n += 1) {
    one = afterFailure(one, 'no', START, patient)
    gaps.push((one.due - START) / MINUTE)
  }
  return { one, gaps }
}

describe('what is due', () => {
  it('runs in the order in which it fell due, ties by name; what is stuck waits for staff', () => {
    const todos = {
      c: todo(),
      b: todo(),
      a: todo(),
      early: todo({ due: START - 1, tries: 2 }),
      later: todo({ due: START + 1 }),
      broken: todo({ due: START - 9, tries: 8, stuck: true }),
    }
    expect(dueTodos(todos, START)).toEqual(['early', 'a', 'b', 'c'])
    expect(dueTodos({ a: todo(), b: todo(), c: todo() }, START)).toEqual(['a', 'b', 'c'])
  })

  it('is what staff watch, too: that goes on being tried', () => {
    expect(dueTodos({ refund: todo({ watched: true }) }, START)).toEqual(['refund'])
  })

  it('is looked for at the earliest of what is not stuck', () => {
    const broken = todo({ due: START - 9, stuck: true })
    expect(nextDue({ b: todo({ due: START + 5 }), a: todo(), broken })).toBe(START)
  })

  it('is never looked for when nothing waits, or only what waits for staff', () => {
    expect(nextDue({})).toBeNull()
    expect(nextDue({ broken: todo({ stuck: true }) })).toBeNull()
  })
})

describe('a to-do that fails', () => {
  it('is tried again after growing gaps, and stuck after eight tries', () => {
    const { one, gaps } = failing(MOST_TRIES)
    expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect(one).toEqual({ due: START + 128 * MINUTE, tries: 8, stuck: true, lastError: 'no' })
  })

  it('is no matter for staff before the eighth try', () => {
    expect(failing(MOST_TRIES - 1).one).toEqual({ due: START + 64 * MINUTE, tries: 7, lastError: 'no' })
  })

  it('and is patient, goes on each hour while staff watch it, however often it fails', () => {
    const { one, gaps } = failing(MOST_TRIES + 2, true)
    expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 60, 60, 60])
    expect(one).toEqual({ due: START + HOUR, tries: 10, watched: true, lastError: 'no' })
  })

  it('keeps 200 characters of why', () => {
    expect(afterFailure(todo(), `${'y'.repeat(200)}z`, START).lastError).toBe('y'.repeat(200))
  })
})

describe('staff', () => {
  it('see what is stuck and what they watch, and nothing else', () => {
    expect(isForStaff(todo({ stuck: true }))).toBe(true)
    expect(isForStaff(todo({ watched: true }))).toBe(true)
    expect(isForStaff(todo())).toBe(false)
    expect(isForStaff(todo({ stuck: false, watched: false }))).toBe(false)
  })

  it('may run what waits for them, whenever it is due', () => {
    expect(canRetry(todo({ due: START + 1, stuck: true }), START)).toBe(true)
    expect(canRetry(todo({ due: START + 1, watched: true }), START)).toBe(true)
  })

  it('may run what is due, and nothing earlier than its own time', () => {
    expect(canRetry(todo(), START)).toBe(true)
    expect(canRetry(todo({ due: START + 1 }), START)).toBe(false)
  })
})
