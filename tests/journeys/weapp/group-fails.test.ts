import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import { useStreet } from '../../support/weapp/street.ts'
import { HOUR, MINUTE, people } from '../../support/world.ts'

const street = useStreet()

test('a group that is not filled gives everybody all of it back, and shows each refund until it is done (C-11, C-28)', async () => {
  const { shop, phone, later, laterAt } = street()
  const groupId = await shop.openGroup()
  const { decideAt } = shop.one<Group>('groups', groupId)

  // Two of them pay; 11 bottles are too few.
  const lin = phone(people.lin)
  const wu = phone(people.wu)
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.chooses({ mandarin: 8 })
  await lin.tap('to-checkout')
  await lin.tap('pay')
  await lin.see('headline', '还差 16 瓶')
  await lin.tap('subscribe')
  await wu.opens(`pages/consumer/group/index?id=${groupId}`)
  await wu.chooses({ lychee: 3 })
  await wu.tap('to-checkout')
  await wu.tap('pay')
  await wu.see('headline', '还差 13 瓶')

  // At the deadline WeChat Pay is short of our money for one of the two refunds, and slow with the other.
  shop.cloud.pay.refundDelay = HOUR
  shop.cloud.pay.failRefunds(1)
  await laterAt(decideAt + MINUTE)
  await lin.looksAgain()
  await wu.looksAgain()
  await lin.see('headline', '没成团，¥36.80 今天原路退回')
  await wu.see('headline', '没成团，¥15.60 今天原路退回')
  expect([
    await lin.seeOneOf('refund-asked', 'refund-processing', 'refund-done'),
    await wu.seeOneOf('refund-asked', 'refund-processing', 'refund-done'),
  ]).not.toContain('refund-done')
  await lin.tap('the-group')
  await lin.see('missing', '没成团，钱原路退回')

  // Neither holds the other up, and both arrive without anybody asking. A jump of the clock runs the timer once, so time
  // passes in two pieces: the one that failed is asked for again, then WeChat needs its hour.
  await later(5 * MINUTE)
  await later(3 * HOUR)
  await lin.opens('pages/tabs/orders/index')
  await lin.reads('没成团，¥36.80 已原路退回')
  await wu.looksAgain()
  await wu.see('headline', '没成团，¥15.60 已原路退回')
  await wu.see('refund-done', '已到账')
  const refunded = shop.cloud.pay.records().map(({ refunds }) => refunds.map(({ refundFee }) => refundFee))
  expect(refunded.flat().sort()).toEqual([1560, 3680])

  // Of three messages she allowed, the one about her refund came; who allowed none reads it in the app.
  expect(shop.cloud.messages.delivered(people.lin.openid)).toHaveLength(1)
  expect(shop.cloud.messages.delivered(people.wu.openid)).toEqual([])
  await wu.opens('pages/consumer/inbox/index')
  await wu.see('notice-refund-done')
})
