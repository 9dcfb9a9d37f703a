import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

/** The two next times that `together`, whose run is over only when another has begun, is due: four o'clock in Beijing. */
const NEW_YEAR = Date.UTC(2026, 11, 31, 20)
const YEAR_AFTER = Date.UTC(2027, 11, 31, 20)

let cloud: Cloud

beforeEach(async () => {
  cloud = await openTestCloud()
})

afterEach(() => cloud.close())

it('runs a timer beside its last run when that is not over at the next tick', async () => {
  const first = cloud.clock.advanceTo(NEW_YEAR)
  await begun()
  await Promise.all([first, cloud.clock.advanceTo(YEAR_AFTER)])
  const runs = cloud.counters.recent().filter(({ function: name }) => name === 'together')
  expect(runs.map(({ outcome }) => outcome)).toEqual(['ok', 'ok'])
  expect(cloud.database.find('runs').map(({ at }) => at)).toEqual([NEW_YEAR, YEAR_AFTER])
})

it('lets the move of the clock that a timer ran in end with that run', async () => {
  let moved = false
  const first = cloud.clock.advanceTo(NEW_YEAR).then(() => (moved = true))
  await begun()
  await cloud.clock.advance(0)
  expect(moved).toBe(false)
  await cloud.clock.advanceTo(YEAR_AFTER)
  await first
})

it('runs a timer while its last run is not over, as a slow tick meets the next', async () => {
  const results = await Promise.all([cloud.runTimer('together'), cloud.runTimer('together')])
  expect(results).toEqual([2, 2])
})

it('runs the same tick again when it is asked to: a timer may come more than once', async () => {
  await cloud.runTimer('clockwork')
  await cloud.runTimer('clockwork')
  const at = cloud.database.find('ticks').map(tick => tick['at'])
  expect(at).toEqual([cloud.clock.now(), cloud.clock.now()])
})

/** A first run of `together` is under way; it takes as long as an instance takes to start. */
const begun = () => expect.poll(() => cloud.database.find('runs'), { timeout: 20_000 }).toHaveLength(1)
