import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Notice } from '../../domain/notice/types'
import { placeAndPay } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { DAY, MINUTE, people } from '../support/world'
import { allowMessages, wrongMessages } from './messages'
import { breakEveryTick } from './ticks'

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ inProcess: { seed: 1 } })
})
afterEach(() => shop.close())

it('what a tick tells a member is in the app, and in WeChat at most once, at whatever request the timer dies (C-61, C-69)', async () => {
  let orderId = ''
  let count = 0
  const accidents = await breakEveryTick(
    shop,
    async () => {
      count += 1
      const groupId = `g${count}`
      const endsAt = shop.cloud.clock.now() + 30 * DAY
      await shop.openGroup({ groupId, rule: { by: 'units', target: 60 }, allot: { mandarin: 6 }, endsAt })
      ;({ orderId } = await placeAndPay(shop, people.lin, { groupId }))
      await allowMessages(shop, 'paid')
    },
    async () => {
      // A try that failed waits a minute, then two.
      await shop.cloud.clock.advance(2 * MINUTE)
      await shop.cloud.clock.advance(3 * MINUTE)
      expect(shop.all<Notice>('notices', { _id: `paid-${orderId}` })).toHaveLength(1)
      expect(wrongMessages(shop, 'paid')).toEqual([])
    },
  )
  console.log(`telling: ${accidents} accidents`)
  expect(accidents).toBeGreaterThanOrEqual(2 * 10)
  // Only where the claim, the permission or the message itself was struck she hears nothing from WeChat.
  const silent = shop.all<Notice>('notices', { kind: 'paid' }).filter(({ wechat }) => wechat !== 'sent')
  expect(silent.length).toBeLessThanOrEqual(6)
}, 300_000)
