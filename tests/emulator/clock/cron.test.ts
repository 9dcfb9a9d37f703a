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

it('repeats from a number on, as the guide has it', () => {
  const tick = nextTick('0 1/10 * * * * *')
  const hour: number[] = []
  for (let at = MORNING; (at = tick(at)!) < MORNING + 3_600_000;) hour.push((at - MORNING) / 60_000)
  expect(hour).toEqual([1, 11, 21, 31, 41, 51])
})

it.each([
  '0 */30 9-17 * * * *',
  '0 0 10,14,16 * * * *',
  '0 15 10 * * MON-FRI *',
  '0 0 0 1 JAN,FEB * 2026-2099',
])('takes %s', line => expect(nextTick(line)(MORNING)).toBeGreaterThan(MORNING))

it('ticks on either, when a day and a weekday are said', () => {
  const tick = nextTick('0 0 0 13 * FRI *')
  const first = tick(MORNING)!
  expect([first, tick(first)!].map(at => new Date(at + 8 * 3_600_000).getUTCDate())).toEqual([6, 13])
})

it.each([
  '0 0 0 L * * *',
  '0 0 0 15W * * *',
  '0 0 0 ? * MON *',
  '0 0 0 * * 1#2 *',
  '0 0 0 * * 7 *',
  '0 /5 * * * * *',
])('refuses what the guide does not know: %s', line =>
  expect(() => nextTick(line)).toThrow('a field of a trigger can not be'),
)
