import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTurns } from '../../../emulator/functions/in-process/turns.ts'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, openTestCloud, prepay, till } from '../support/cloud.ts'

/** The same functions twice: in workers over HTTP, which is the reference, and in this process. */
let clouds: { workers: Cloud; inProcess: Cloud }

beforeAll(async () => {
  clouds = {
    workers: await openTestCloud(),
    inProcess: await openTestCloud({ inProcess: { seed: 1 } }),
  }
})

afterAll(() => Promise.all([clouds.workers.close(), clouds.inProcess.close()]))

/** What both say of the same work, errors included; it must be the same. */
async function agree<T>(work: (cloud: Cloud) => Promise<T>, fails = false): Promise<T> {
  const said = async (cloud: Cloud) => {
    try {
      return { answer: await work(cloud) }
    } catch (error) {
      const { errCode, errMsg } = error as { errCode?: number; errMsg?: string }
      // Anything else is a fault of the test's own work.
      if (errCode === undefined) throw error
      return { errCode, errMsg: firstLine(errMsg) }
    }
  }
  const [reference, other] = [await said(clouds.workers), await said(clouds.inProcess)]
  expect(other).toEqual(reference)
  expect('errCode' in reference, JSON.stringify(reference)).toBe(fails)
  return (reference as { answer: T }).answer
}

const firstLine = (text = '') => text.split('\n')[0]
const probe = (action: string, rest: object = {}, openid = 'oLin') => {
  return (cloud: Cloud) =>
    cloud.call<Record<string, unknown> | null>('probe', { action, ...rest }, { openid, unionid: 'uLin' })
}

describe('in process', () => {
  it('a function sees its caller, its time and its environment', async () => {
    expect(await agree(probe('who'))).toMatchObject({ OPENID: 'oLin', UNIONID: 'uLin', calls: 1 })
    expect(await agree(probe('now'))).toMatchObject({ isDate: true })
    await agree(probe('serverDate'))
    await agree(cloud => cloud.runTimer('clockwork'))
    await agree(cloud => cloud.call('clockwork', {}, { openid: 'oLin' }))
  })

  it('the environment of the process itself stays what it was', async () => {
    const before = process.env['WX_OPENID']
    await probe('who')(clouds.inProcess)
    expect(process.env['WX_OPENID']).toBe(before)
    expect(process.env['TCB_ENV']).toBeUndefined()
  })

  it('twelve people who call at once are never mixed', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `oNeighbour${i}`)
    const seen = await Promise.all(
      people.map(openid => probe('whoTwice', { ms: 5 }, openid)(clouds.inProcess)),
    )
    expect(seen).toEqual(people.map(openid => ({ before: openid, after: openid })))
  })

  it('a function calls a function, for the same person', async () => {
    expect(await agree(probe('nested'))).toMatchObject({ OPENID: 'oLin', SOURCE: 'wx_client,scf' })
    await agree(probe('nestedFailure', { name: 'nowhere' }))
  })

  it('calls fail with the same words', async () => {
    await agree(probe('nothing'))
    await agree(probe('throws'), true)
    await agree(probe('dies'), true)
    await agree(cloud => cloud.call('stillborn', {}), true)
    await agree(probe('big', { bytes: 2 * 1024 * 1024 }), true)
    await agree(cloud => cloud.call('nowhere', {}), true)
    await agree(cloud => cloud.call('slow', {}, { openid: 'oLin' }), true)
  })

  it.each([
    ['never applied', false, false],
    ['applied, its reply lost', true, false],
    ['applied, and the instance dies', true, true],
  ])('a planned fault falls alike: %s', async (_, applied, kill) => {
    await agree(async cloud => {
      cloud.faults.plan({ function: 'probe', request: 2, applied, kill })
      return probe('inRow', { times: 3 })(cloud)
    }, true)
    expect(clouds.inProcess.faults.pending()).toBe(0)
    await agree(cloud => Promise.resolve(cloud.database.find('moments').length))
    await agree(probe('inRow', { times: 1 }))
  })

  it.each([
    ['before it is there', false, false],
    ['with its reply lost', true, false],
    ['and the instance dies', true, true],
  ])('an upload breaks alike: %s', async (_, applied, kill) => {
    await agree(async cloud => {
      cloud.faults.plan({ function: 'cellar', request: 2, applied, kill })
      return cloud.call('cellar', { action: 'put', path: `${applied}${kill}.txt`, text: 'sweet' })
    }, kill)
    const file = await agree(cloud => {
      const fileList = [`cloud://env.bucket/${applied}${kill}.txt`]
      return cloud
        .call<{ status: number }[]>('cellar', { action: 'addresses', fileList })
        .then(([one]) => one!.status)
    })
    expect(file).toBe(applied ? 0 : -503003)
  })

  it.each(['inRow', 'abreast'])('an invocation costs the same: %s', async action => {
    await agree(async cloud => {
      await probe(action, { times: 4 })(cloud)
      const { requestId: _, ms: __, cold: ___, ...cost } = cloud.counters.recent().at(-1)!
      return cost
    })
  })

  it('its console is heard', async () => {
    await agree(async cloud => {
      await probe('speaks')(cloud)
      return cloud.lines(cloud.counters.recent().at(-1)!.requestId)
    })
  })

  it('its console is heard up to 200 lines of 4000 letters', async () => {
    const lines = await agree(async cloud => {
      await probe('chatters', { lines: 250, letters: 5000 })(cloud)
      return cloud.lines(cloud.counters.recent().at(-1)!.requestId)
    })
    expect(lines).toEqual(Array.from({ length: 200 }, () => 'x'.repeat(4000)))
  })

  it('money is paid, told of and given back alike', async () => {
    const paid = await agree(async cloud => {
      const prepayId = await prepay(cloud, { openid: 'oLin', outTradeNo: 'o1', totalFee: 990 })
      await cloud.pay.confirm(prepayId)
      await cloud.pay.settle()
      const { resultCode, tradeState, totalFee } = await till(cloud, 'oLin').queryOrder({ outTradeNo: 'o1' })
      return { resultCode, tradeState, totalFee, told: cloud.database.find('notices').length }
    })
    expect(paid).toEqual({ resultCode: 'SUCCESS', tradeState: 'SUCCESS', totalFee: 990, told: 1 })
    await agree(async cloud => {
      const refund = { outTradeNo: 'o1', outRefundNo: 'r1', totalFee: 990, refundFee: 990 }
      await till(cloud, 'oLin').refund(refund)
      await cloud.clock.advance(10 * MINUTE)
      return (await till(cloud, 'oLin').queryRefund({ outRefundNo: 'r1' }))['refundStatus_0']
    })
  })

  it('the open API answers text and pictures alike', async () => {
    await agree(cloud =>
      till(cloud, 'oLin').openapi('security.msgSecCheck', {
        openid: 'oLin',
        scene: 2,
        version: 2,
        content: '好喝',
      }),
    )
    const page = { scene: 'a=1', page: 'pages/home/index' }
    const { png } = await agree(cloud => till(cloud, 'oLin').openapi('wxacode.getUnlimited', page))
    expect(String(png).slice(0, 8)).toBe('iVBORw0K')
  })
})

describe('the order of what happens at once', () => {
  /** Who of ten gets in first, under a seed. */
  async function order(seed: number): Promise<unknown[]> {
    const cloud = await openTestCloud({ inProcess: { seed } })
    try {
      await cloud.warm(['probe'], 4)
      const crowd = Array.from({ length: 10 }, (_, n) => `oNeighbour${n}`)
      await Promise.all(crowd.map(openid => cloud.call('clockwork', {}, { openid })))
      return cloud.database.find('ticks').map(({ OPENID }) => OPENID)
    } finally {
      await cloud.close()
    }
  }

  it('lets one be far ahead of another', async () => {
    const turns = createTurns(3)
    const done = [0, 0]
    let most = 0
    await Promise.all(
      [0, 1].map(async who => {
        for (let n = 0; n < 200; n += 1) {
          await turns.next()
          done[who]! += 1
          most = Math.max(most, Math.abs(done[0]! - done[1]!))
        }
      }),
    )
    expect(most).toBeGreaterThan(5)
  })

  it('is repeated by a seed, and another with another', async () => {
    const first = await order(1)
    expect(first).toHaveLength(10)
    expect(await order(1)).toEqual(first)
    expect(await order(2)).not.toEqual(first)
  })
})
