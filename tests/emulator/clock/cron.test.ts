import { expect, it } from 'vitest'
import { nextTick } from '../../../emulator/timers/index.ts'
import { MORNING } from '../support/cloud.ts'

it('reads seven fields, seconds first, in Beijing time', () => {
  const atThree = nextTick('0 0 3 * * * *')
  expect(new Date(atThree(MORNING)!).toISOString()).toBe('2026-03-02T19:00:00.000Z')
})

it('ticks strictly after the instant it is asked about', () => {
  const everyMinute = nextTick('0 * * * * * *')
  expect(everyMinute(MORNING)).toBe(MORNING + 60_000)
  expect(everyMinute(MORNING - 1)).toBe(MORNING)
})

it('has no tick after its last year', () => {
  expect(nextTick('0 0 0 1 1 * 2020')(MORNING)).toBeUndefined()
})

it('refuses a line of five fields', () => {
  expect(() => nextTick('0 3 * * *')).toThrow('seven fields')
})
