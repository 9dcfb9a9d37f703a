import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, MORNING, openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

describe('a clock that stands', () => {
  it('is the same for the cloud, for Date in a worker and for the database', async () => {
    const { now, constructed, text, given, isDate } = await probe('now')
    expect([now, constructed, cloud.clock.now()]).toEqual([MORNING, MORNING, MORNING])
    expect(text).toBe(new Date(MORNING).toString())
    expect(given).toBe('1970-01-01T00:00:00.000Z')
    expect(isDate).toBe(true)
    expect(await probe('serverDate')).toBe(MORNING)
  })

  it('moves everywhere at once', async () => {
    const then = cloud.clock.now() + 90_000
    await cloud.clock.advance(90_000)
    expect((await probe('now')).now).toBe(then)
    expect(await probe('serverDate')).toBe(then)
    await cloud.clock.advanceTo(then + 500)
    expect((await probe('now')).constructed).toBe(then + 500)
  })

  it('does not go back', async () => {
    const then = cloud.clock.now()
    await cloud.clock.advanceTo(MORNING - MINUTE)
    expect(cloud.clock.now()).toBe(then)
  })
})

describe('moving the clock', () => {
  let start: number

  /** Just past a full minute, and past whatever an earlier test left to happen. */
  beforeEach(async () => {
    await cloud.clock.advanceTo(Math.ceil((cloud.clock.now() + 1) / (10 * MINUTE)) * 10 * MINUTE)
    start = cloud.clock.now()
  })

  const ticks = () =>
    cloud.database
      .find('ticks')
      .map(tick => Number(tick['at']) - start)
      .filter(at => at > 0)

  it('runs a timer once, at the end, however many of its ticks were passed', async () => {
    await cloud.clock.advance(59_000)
    expect(ticks()).toEqual([])
    await cloud.clock.advance(1_000)
    await cloud.clock.advance(10 * MINUTE)
    expect(ticks()).toEqual([MINUTE, 11 * MINUTE])
  })

  it('runs what is due on the way at its own time, before the timers at the end', async () => {
    const asked = till(cloud, 'oLinWan')
    await cloud.pay.confirm(await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 900 }))
    await refund(asked, 'second', 4_000)
    await refund(asked, 'first', 1_000)
    await cloud.clock.advance(2 * MINUTE)
    const told = cloud.database.find('notices', { refundStatus: 'SUCCESS' })
    expect(told.map(notice => [notice['outRefundNo'], Number(notice['at']) - start])).toEqual([
      ['first', 1_000],
      ['second', 4_000],
    ])
    expect(ticks()).toEqual([2 * MINUTE])
  })

  it('lets two moves follow each other', async () => {
    await Promise.all([cloud.clock.advance(MINUTE), cloud.clock.advance(3 * MINUTE)])
    expect(cloud.clock.now()).toBe(start + 4 * MINUTE)
    // The second does not wait for the timers of the first, which may find that it is later than their tick said.
    const times = cloud.database
      .find('ticks', { at: { $gt: start } })
      .map(({ time }) => Date.parse(String(time)))
    expect(times.map(time => time - start).sort((a, b) => a - b)).toEqual([MINUTE, 4 * MINUTE])
  })

  async function refund(asked: ReturnType<typeof till>, outRefundNo: string, delay: number) {
    cloud.pay.refundDelay = delay
    await asked.refund({
      outTradeNo: 'order1',
      outRefundNo,
      refundFee: 100,
      totalFee: 900,
      functionName: 'notified',
    })
  }
})

describe('a clock that runs', () => {
  let running: Cloud

  beforeAll(async () => {
    running = await openTestCloud({ clock: undefined })
  })

  afterAll(() => running.close())

  it('follows the wall clock and can be moved ahead of it', async () => {
    const before = Date.now()
    expect(running.clock.now()).toBeGreaterThanOrEqual(before)
    await running.clock.advance(60 * MINUTE)
    expect(running.clock.now()).toBeGreaterThanOrEqual(before + 60 * MINUTE)
    const { now } = await running.call<{ now: number }>('probe', { action: 'now' })
    expect(now).toBeGreaterThanOrEqual(before + 60 * MINUTE)
  })

  it('runs what is due without being asked', async () => {
    running.pay.refundDelay = 1
    const order = { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 900 }
    await running.pay.confirm(await prepay(running, order))
    const back = { outTradeNo: 'order1', outRefundNo: 'back1', refundFee: 900, totalFee: 900 }
    await till(running, 'oLinWan').refund(back)
    await expect
      .poll(() => running.pay.record('order1')!.refunds[0]!.state, { timeout: 20_000 })
      .toBe('SUCCESS')
  })
})

function probe(action: string): Promise<Record<string, unknown>> {
  return cloud.call('probe', { action }, { openid: 'oSomebody' })
}
