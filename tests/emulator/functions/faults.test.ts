import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud, till } from '../support/cloud.ts'

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

it('breaks an upload before the file is there, or loses the reply after', async () => {
  const put = (path: string) => cloud.call('cellar', { action: 'put', path, text: 'sweet' })
  // The first request asks where to upload, the second uploads.
  for (const [request, applied, there] of [
    [1, true, false],
    [2, false, false],
    [2, true, true],
  ] as const) {
    cloud.faults.plan({ function: 'cellar', request, applied })
    expect(await put(`${request}${applied}.txt`)).toMatchObject({ message: expect.any(String) })
    const fileID = `cloud://env.bucket/${request}${applied}.txt`
    const status = there ? 0 : -503003
    expect(await cloud.call('cellar', { action: 'addresses', fileList: [fileID] })).toMatchObject([
      { status },
    ])
  }
  expect(await put('well.txt')).toMatchObject({ fileID: expect.any(String) })
  expect(cloud.counters.recent().at(-1)).toMatchObject({ function: 'cellar', breakable: 2 })
})

it('breaks a message before it is sent, or loses the reply after', async () => {
  const openid = 'oLinWan'
  const data = { thing1: { value: '橘子汽水' } }
  const send = () =>
    till(cloud, openid).openapi('subscribeMessage.send', { touser: openid, templateId: 'T', data })
  const sent = () => cloud.messages.delivered(openid).length
  cloud.messages.accept(openid, 'T')
  cloud.faults.plan({ function: 'till', request: 1, applied: false })
  expect(await send()).toMatchObject({ errCode: -501001, message: expect.stringContaining('socket hang up') })
  expect([sent(), cloud.messages.quota(openid, 'T')]).toEqual([0, 1])
  cloud.faults.plan({ function: 'till', request: 1, applied: true })
  expect(await send()).toMatchObject({ errCode: -501001 })
  expect([sent(), cloud.messages.quota(openid, 'T')]).toEqual([1, 0])
})

it('breaks a request that is refused like any other: nobody hears the refusal', async () => {
  const openid = 'oZhouTing'
  const data = { thing1: { value: '橘子汽水' } }
  const send = () =>
    till(cloud, openid).openapi('subscribeMessage.send', { touser: openid, templateId: 'T', data })
  expect(await send()).toMatchObject({ errCode: 43101 })
  cloud.faults.plan({ function: 'till', request: 1, applied: true })
  expect(await send()).toMatchObject({ errCode: -501001 })
  expect(cloud.faults.pending()).toBe(0)
})

it('holds an answer back when all is done, and breaks nothing', async () => {
  const before = moments()
  let answered = false
  cloud.faults.plan({ function: 'probe', request: 2, applied: true, delay: 2000 })
  const writing = write(2).then(() => (answered = true))
  await vi.waitFor(() => expect(moments() - before).toBe(2), 10_000)
  expect(answered).toBe(false)
  await writing
  expect(moments() - before).toBe(2)
})

function write(times: number): Promise<unknown> {
  return cloud.call('probe', { action: 'inRow', times })
}

function moments(): number {
  return cloud.database.find('moments').length
}
