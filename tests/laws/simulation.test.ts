import { beforeAll, expect, it } from 'vitest'
import { live } from '../../bench/support/lives'
import { buildFunctions } from '../../scripts/build-functions.ts'

/** As `bench/simulation.ts` lives them for minutes, on each core. */
const SEEDS = [4711, 4712]

beforeAll(async () => void (await buildFunctions()))

it('a shop that lives by chance has right books after each life, and lives the same life for the same seed', async () => {
  const lived = []
  for (const seed of [...SEEDS, SEEDS[0]!]) lived.push(await live(seed))
  expect(lived.flatMap(({ wrong }) => wrong)).toEqual([])
  const [first, second, again] = lived.map(({ events, struck }) => ({ events, struck }))
  expect(again).toEqual(first)
  expect(second).not.toEqual(first)
  for (const { events, struck } of lived) {
    expect(events).toBeGreaterThan(1000)
    expect(struck).toBeGreaterThan(10)
  }
}, 120_000)
