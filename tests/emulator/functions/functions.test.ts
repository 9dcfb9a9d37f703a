import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MORNING, openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

describe('who calls', () => {
  it('tells a function its caller, the environment and the source', async () => {
    const context = await probe('who', {}, 'oLinWan')
    expect(context).toMatchObject({
      OPENID: 'oLinWan',
      APPID: cloud.appid,
      ENV: cloud.env,
      SOURCE: 'wx_client',
      CLIENTIP: '127.0.0.1',
      userInfo: { appId: cloud.appid, openId: 'oLinWan' },
    })
    expect(context).not.toHaveProperty('API_TOKEN')
    expect(context).not.toHaveProperty('UNIONID')
  })

  it('hands over a union id when there is one, and forgets it for the next caller', async () => {
    const first = await cloud.call('probe', { action: 'who' }, { openid: 'oA', unionid: 'uA' })
    const second = await cloud.call('probe', { action: 'who' }, { openid: 'oB' })
    expect(first).toMatchObject({ UNIONID: 'uA' })
    expect(second).not.toHaveProperty('UNIONID')
  })

  it('never mixes twelve people who call at once', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `oNeighbour${i}`)
    const seen = await Promise.all(people.map(openid => probe('whoTwice', { ms: 20 }, openid)))
    expect(seen).toEqual(people.map(openid => ({ before: openid, after: openid })))
  })

  it('keeps the caller through a function that calls a function', async () => {
    expect(await probe('nested', {}, 'oLinWan')).toMatchObject({
      OPENID: 'oLinWan',
      SOURCE: 'wx_client,scf',
      from: 'probe',
    })
  })

  it('runs a timer for nobody', async () => {
    expect(await cloud.runTimer('clockwork')).toEqual({
      at: MORNING,
      time: new Date(MORNING).toISOString(),
      type: 'Timer',
      trigger: 'everyMinute',
      SOURCE: 'wx_trigger',
      OPENID: null,
      triggerSource: 'timer',
    })
  })

  it('forgets that it was a timer when the same instance serves a person', async () => {
    await cloud.runTimer('clockwork')
    const asPerson = await cloud.call('clockwork', {}, { openid: 'oLinWan' })
    expect(cloud.counters.recent().at(-1)).toMatchObject({ cold: false, requests: 1 })
    expect(asPerson).toMatchObject({ OPENID: 'oLinWan', SOURCE: 'wx_client' })
    expect(asPerson).not.toHaveProperty('triggerSource')
  })
})

describe('how a call fails', () => {
  it('says that a function does not exist, to the phone and to another function', async () => {
    await expect(cloud.call('nowhere', {})).rejects.toMatchObject({ errCode: -501000 })
    expect(await probe('nestedFailure', { name: 'nowhere' })).toEqual({
      errCode: -1,
      message: expect.stringContaining('FunctionName parameter could not be found'),
    })
  })

  it('does not look for functions outside their folder', async () => {
    await expect(cloud.call('../functions/probe', { action: 'who' })).rejects.toMatchObject({
      errCode: -501000,
    })
  })

  it('hands over what the function threw', async () => {
    const failure = cloud.call('probe', { action: 'throws' })
    await expect(failure).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('the crate is empty'),
    })
  })

  it('kills a function that takes too long, and starts it afresh for the next caller', async () => {
    await expect(cloud.call('slow', {})).rejects.toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Invoking task timed out after 0.3 seconds'),
    })
    await expect(cloud.call('slow', {})).rejects.toMatchObject({ errCode: -504003 })
    expect(cloud.counters.recent().at(-1)).toMatchObject({ function: 'slow', outcome: 'timeout', cold: true })
  })

  it('says so when an instance dies under a call, and serves the next one', async () => {
    await expect(cloud.call('probe', { action: 'dies' })).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('Process exited before completing request'),
    })
    expect(await probe('who', {}, 'oLinWan')).toMatchObject({ OPENID: 'oLinWan' })
  })

  it('refuses an event above 100 KB and a result above 1 MB', async () => {
    await expect(cloud.call('probe', { action: 'who', text: 'x'.repeat(100 * 1024) })).rejects.toMatchObject({
      code: 'EXCEED_MAX_PAYLOAD_SIZE',
    })
    await expect(cloud.call('probe', { action: 'big', bytes: 1024 * 1024 })).rejects.toMatchObject({
      errCode: -604001,
    })
    expect(await probe('big', { bytes: 1024 * 1024 - 2 })).toHaveLength(1024 * 1024 - 2)
  })

  it('answers undefined when the function returned nothing', async () => {
    expect(await probe('nothing')).toBeUndefined()
  })
})

describe('what a call costs', () => {
  it('counts a cold start once, and none after warming', async () => {
    const fresh = await openTestCloud()
    try {
      await fresh.call('callee', {})
      await fresh.call('callee', {})
      await fresh.warm(['probe'])
      await fresh.call('probe', { action: 'nothing' })
      expect(fresh.counters.recent().map(each => each.cold)).toEqual([true, false, false])
    } finally {
      await fresh.close()
    }
  })

  it('warms every function once, and is not held up by one that does not load', async () => {
    const fresh = await openTestCloud()
    try {
      expect(await fresh.warm(['callee', 'stillborn', 'probe'])).toBe(2)
      expect(await fresh.warm(['callee', 'probe'])).toBe(0)
      expect(await fresh.warm(['probe'], 3)).toBe(2)
      await fresh.call('callee', {})
      await fresh.call('probe', { action: 'nothing' })
      expect(fresh.counters.recent().map(each => [each.function, each.cold])).toEqual([
        ['callee', false],
        ['probe', false],
      ])
    } finally {
      await fresh.close()
    }
  })

  it('leaves nothing running when it is closed while it warms', async () => {
    const fresh = await openTestCloud()
    const warming = fresh.warm()
    await fresh.close()
    expect(await warming).toBe(0)
  })

  it('counts requests sent together as one trip and one after another as many', async () => {
    await probe('who')
    cloud.counters.reset()
    await probe('abreast', { times: 3 })
    await probe('inRow', { times: 3 })
    const [abreast, inRow] = cloud.counters.recent()
    expect(abreast).toMatchObject({ trips: 1, databaseTrips: 1, requests: 3, writes: 3, outcome: 'ok' })
    expect(inRow).toMatchObject({ trips: 3, databaseTrips: 3, requests: 3, writes: 3 })
    expect(inRow?.trail).toHaveLength(3)
    expect(inRow?.trail[0]).toMatchObject({ action: 'database.insertDocument', collection: 'moments' })
  })

  it('says of each database request what it read, changed and carried', async () => {
    await probe('inRow', { times: 3 })
    cloud.counters.reset()
    await probe('stocktake')
    const { trail, ...sums } = cloud.counters.recent()[0]!
    expect(trail.map(({ action }) => action.replace('database.', ''))).toEqual([
      'insertDocument',
      'getDocument',
      'modifyDocument',
    ])
    const [insert, get, modify] = trail
    expect(insert).toMatchObject({ writes: 1, read: 0, written: 1 })
    expect(get).toMatchObject({ writes: 0, read: 1, examined: 1, written: 0, index: '_id_' })
    expect(modify).toMatchObject({ writes: 1, read: 0, examined: 1, written: 1, index: '_id_' })
    // A document as EJSON goes there with the one and comes back with the other.
    expect(insert!.bytesIn).toBeGreaterThan(1000)
    expect(insert!.bytesOut).toBeLessThan(100)
    expect(get!.bytesIn).toBeLessThan(100)
    expect(get!.bytesOut).toBeGreaterThan(1000)
    const total = (what: 'read' | 'examined' | 'written') => trail.reduce((sum, step) => sum + step[what], 0)
    expect(sums).toMatchObject({
      documentsRead: total('read'),
      documentsExamined: total('examined'),
      documentsWritten: total('written'),
    })
  })

  it('counts a call to another function as a request that is not of the database', async () => {
    cloud.counters.reset()
    await probe('nested')
    expect(cloud.counters.recent().find(each => each.function === 'probe')).toMatchObject({
      action: 'nested',
      requests: 1,
      databaseRequests: 0,
    })
  })

  it('keeps what the function said on its console, and tells watchers', async () => {
    const heard: string[] = []
    const stop = cloud.counters.watch(counters => heard.push(counters.requestId))
    await probe('speaks')
    stop()
    await probe('nothing')
    expect(heard).toHaveLength(1)
    expect(cloud.lines(heard[0]!)).toEqual(['one crate', 'two crates'])
  })
})

function probe<T = Record<string, unknown>>(
  action: string,
  rest: object = {},
  openid = 'oSomebody',
): Promise<T> {
  return cloud.call<T>('probe', { action, ...rest }, { openid })
}
