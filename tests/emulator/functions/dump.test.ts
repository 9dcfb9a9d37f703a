import { afterEach, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, openTestCloud, prepay, till } from '../support/cloud.ts'

const opened: Cloud[] = []

afterEach(() => Promise.all(opened.splice(0).map(cloud => cloud.close())))

it('carries the database and everything WeChat knows into an empty cloud', async () => {
  const old = await open()
  old.messages.accept('oLinWan', 'T')
  old.shares.add({ fromOpenid: 'oLinWan', title: '苹果', path: 'pages/a' })
  await old.pay.confirm(await prepay(old, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 }))
  await till(old, 'oLinWan').refund({
    outTradeNo: 'order1',
    outRefundNo: 'back1',
    refundFee: 100,
    totalFee: 500,
    functionName: 'notified',
  })

  const young = await open()
  young.database.restore(old.database.dump())
  expect(young.database.find('notices')).toEqual(old.database.find('notices'))
  expect(young.messages.quota('oLinWan', 'T')).toBe(1)
  expect(young.shares.list()).toEqual(old.shares.list())
  expect(young.pay.records()).toEqual(old.pay.records())
  await young.clock.advance(MINUTE)
  expect(young.pay.record('order1')!.refunds).toMatchObject([{ state: 'SUCCESS' }])
  expect(young.database.find('notices')).toHaveLength(2)
})

it('refuses a cloud that is not empty', async () => {
  const cloud = await open()
  await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 })
  expect(() => cloud.database.restore(cloud.database.dump())).toThrow('empty')
})

async function open(): Promise<Cloud> {
  const cloud = await openTestCloud()
  opened.push(cloud)
  return cloud
}
