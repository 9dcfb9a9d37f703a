import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

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
