import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createQueue } from '../../../emulator/clock/queue.ts'

it('hands events out in order of time, and of arrival within one instant', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 20 }), drop: fc.boolean() })), plans => {
      const queue = createQueue()
      const events = plans.map(({ at, drop }, turn) => ({ at, drop, what: String(turn), run: () => {} }))
      for (const event of events) queue.add(event)
      for (const event of events) if (event.drop) queue.remove(event)
      const taken: string[] = []
      for (let event = queue.takeDue(20); event; event = queue.takeDue(20)) taken.push(event.what)
      const expected = events.filter(event => !event.drop).sort((a, b) => a.at - b.at)
      expect(taken).toEqual(expected.map(event => event.what))
    }),
  )
})

it('keeps what is not due yet', () => {
  const queue = createQueue()
  queue.add({ at: 10, what: 'later', run: () => {} })
  expect(queue.takeDue(9)).toBeUndefined()
  expect(queue.soonest()).toBe(10)
  expect(queue.takeDue(10)?.what).toBe('later')
})
