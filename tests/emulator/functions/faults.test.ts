import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterEach(() => cloud.faults.clear())

afterAll(() => cloud.close())

it('breaks the connection before the database has done anything', async () => {
  const before = moments()
  cloud.faults.plan({ function: 'probe', request: 2, applied: false })
  await expect(write(3)).rejects.toMatchObject({ errCode: -504002 })
  expect(moments() - before).toBe(1)
  expect(cloud.faults.pending()).toBe(0)
  await write(3)
  expect(moments() - before).toBe(4)
})

it('loses the reply after the database has done its work', async () => {
  const before = moments()
  cloud.faults.plan({ function: 'probe', request: 2, applied: true })
  await expect(write(3)).rejects.toMatchObject({ errCode: -504002 })
  expect(moments() - before).toBe(2)
})

it('kills the instance in the middle, and the next caller gets a fresh one', async () => {
  const before = moments()
  cloud.faults.plan({ function: 'probe', request: 2, applied: true, kill: true })
  await expect(write(3)).rejects.toMatchObject({ errMsg: expect.stringContaining('Process exited') })
  expect(moments() - before).toBe(2)
  await write(1)
  expect(cloud.counters.recent().at(-1)).toMatchObject({ cold: true, outcome: 'ok' })
})

it('leaves other functions alone', async () => {
  cloud.faults.plan({ function: 'clockwork', request: 1, applied: false })
  await write(1)
  expect(cloud.faults.pending()).toBe(1)
})

it('breaks the same requests under the same seed, and only of the collection that was named', async () => {
  const broken = async (seed: number, collection: string) => {
    cloud.faults.weather({ seed, share: 0.3, collection })
    const outcomes: boolean[] = []
    for (let n = 0; n < 12; n += 1)
      outcomes.push(
        await write(1).then(
          () => false,
          () => true,
        ),
      )
    return { outcomes, struck: cloud.faults.clear() }
  }
  const first = await broken(7, 'moments')
  expect(first.struck).toBe(first.outcomes.filter(Boolean).length)
  expect(first.struck).toBeGreaterThan(0)
  expect(first.struck).toBeLessThan(12)
  expect(await broken(7, 'moments')).toEqual(first)
  expect((await broken(7, 'elsewhere')).struck).toBe(0)
  await write(3)
})

it('lets a request wait while others go on', async () => {
  cloud.faults.weather({ seed: 3, share: 0.999, delay: 5 })
  await write(1).catch(() => undefined)
  expect(cloud.faults.clear()).toBe(1)
})

function write(times: number): Promise<unknown> {
  return cloud.call('probe', { action: 'inRow', times })
}

function moments(): number {
  return cloud.database.find('moments').length
}
