import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import { useStreet } from '../../support/journey/street'
import { HOUR, MINUTE, people } from '../../support/world'

const street = useStreet()

test('a group that is not filled gives everybody all of it back, and shows each refund until it is done (C-11)', async () => {
  const { shop, phone, later, laterAt } = street()
  const groupId = await shop.openGroup()
  const { decideAt } = shop.one<Group>('groups', groupId)

  // Two of them pay; 11 bottles are too few.
  const lin = await phone(people.lin)
  const wu = await phone(people.wu)
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.chooses({ mandarin: 8 })
  await lin.tap('to-checkout')
  await lin.tap('pay')
  await lin.pays('¥36.80')
  await lin.see('headline', '还差 16 瓶')
  await wu.opens(`pages/consumer/group/index?id=${groupId}`)
  await wu.chooses({ lychee: 3 })
  await wu.tap('to-checkout')
  await wu.tap('pay')
  await wu.pays('¥15.60')
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

  // Neither holds the other up, and both arrive without anybody asking.
  for (let hour = 0; hour < 5; hour += 1) await later(HOUR)
  await lin.opens('pages/tabs/orders/index')
  await lin.reads('没成团，¥36.80 已原路退回')
  await wu.looksAgain()
  await wu.see('headline', '没成团，¥15.60 已原路退回')
  await wu.see('refund-done', '已到账')
  const refunded = shop.cloud.pay.records().map(({ refunds }) => refunds.map(({ refundFee }) => refundFee))
  expect(refunded.flat().sort()).toEqual([1560, 3680])
})
