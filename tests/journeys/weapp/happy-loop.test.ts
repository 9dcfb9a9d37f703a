import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { buy } from '../../support/neighbours.ts'
import { useStreet } from '../../support/weapp/street.ts'
import { DAY, HOUR, MINUTE, people } from '../../support/world.ts'

const street = useStreet()

/** From the leader's first tap to the neighbour's 「解决了」, in WeChat, on three phones. */
test('a group is opened, shared, filled, handed out, asked about, answered, and solved (C-35, C-47, C-54, C-61)', async () => {
  const { shop, phone, later, laterAt } = street()

  // 陈姐 opens a ready-made group: at most three screens and eight taps to the card in the chat.
  const chen = phone(people.chen)
  await chen.opens('pages/work/index')
  await chen.see('desk')
  await chen.tap('open-group')
  await chen.see('opening-thursday', '周四汽水团')
  await chen.tap('open-and-share')
  await chen.see('opened')
  const card = await chen.shares('send-card')
  expect(chen.taps.length).toBeLessThanOrEqual(8)
  expect(chen.screens.length).toBeLessThanOrEqual(3)
  const group = shop.all<Group>('groups')[0]!
  expect(group).toMatchObject({ title: '周四汽水团', state: 'open', leaderId: 'mchen' })
  expect(card.title).toContain('还差 24 瓶')
  expect(card.path).toBe(`pages/consumer/group/index?id=${group._id}`)
  expect(shop.cloud.shares.list()).toMatchObject([{ fromOpenid: people.chen.openid, ...card }])

  // 林晚 is nobody here yet. The card leads her straight to the goods; nothing is asked before she pays.
  const lin = phone(people.stranger)
  await lin.opens(card.path!, 1007)
  await lin.see('missing', '还差 24 瓶')
  await lin.chooses({ mandarin: 4, seasalt: 3, lychee: 2 })
  await lin.see('basket-total', '¥43.20')
  await lin.reads('空心盖是你篮里的')
  await lin.tap('to-checkout')
  await lin.see('total', '¥43.20')
  expect(shop.all('identities', { _id: people.stranger.openid })).toEqual([])
  await lin.tap('pay')
  await lin.see('consent')
  const before = lin.taps.length
  await lin.consents()
  expect(lin.taps.length - before).toBe(2)
  await lin.see('headline', '还差 15 瓶')
  await lin.see('payable', '¥43.20')
  const orderId = await lin.parameter('order/index', 'id')
  expect(shop.one<Order>('orders', orderId)).toMatchObject({ units: 9, payableFen: 4320 })
  expect(lin.asked('requestPayment')).toHaveLength(1)
  expect(shop.cloud.pay.record(orderId)).toMatchObject({ totalFee: 4320, state: 'SUCCESS' })
  await lin.tap('subscribe')
  await lin.misses('subscribe')

  // The neighbours fill the rest; the group forms, and shows it before its deadline.
  await buy(shop, people.zhou, group._id, { mandarin: 8 })
  await buy(shop, people.wu, group._id, { seasalt: 7 })
  await lin.looksAgain()
  await lin.see('headline', '成团了')

  // The deadline passes, the goods come, and who waits is told: by WeChat as often as she allowed it, once each.
  await laterAt(group.decideAt + HOUR)
  await laterAt(group.collectFrom)
  await chen.opens('pages/work/index')
  await chen.tap(`arrive-${group._id}`)
  await chen.see('arrive-sheet', '3 份 24 瓶')
  await chen.tap('confirm-arrive')
  await chen.misses('arrive-sheet')
  await later(MINUTE)
  expect(shop.cloud.messages.delivered(people.stranger.openid)).toHaveLength(2)

  // She sees her code.
  await lin.looksAgain()
  await lin.see('headline', '汽水到楼下了')
  const code = await lin.says('code')
  expect(code).toBe(shop.one<Order>('orders', orderId).pickup!.code)

  // 陈姐 types it, sees whose goods they are, hands them over.
  await chen.opens('pages/work/index')
  await chen.see('to-hand-out-count', '3')
  await chen.tap('to-hand-out')
  await chen.writes('code-input', code)
  await chen.tap('find')
  await chen.see('hand-mandarin', '4 瓶')
  await chen.tap('hand-over')
  await chen.see('collected-note', '9 瓶交好了')
  await lin.looksAgain()
  await lin.see('headline', '取好了')

  // The code works once; the second time it says when, and by whom.
  await chen.writes('code-input', code)
  await chen.tap('find')
  await chen.see('collected-note', /这个码用过了.*5月22日16:01已经由陈姐交过了/)

  // A day later two questions wait where she looks first. Nothing pleased her: she says so.
  await later(DAY + MINUTE)
  await lin.opens('pages/tabs/home/index')
  await lin.tap('survey-card')
  await lin.tap('score-6')
  await lin.tap('option-late')
  await lin.writes('own-words', '说好四点，五点才到')
  await lin.tap('send-survey')
  await lin.see('survey-thanks', '青屿会在明天 16:02 前回答你')

  // Staff of the region see it, with what explains it, and answer under their own name.
  const xu = phone(people.xu)
  await xu.opens('pages/work/index')
  await xu.tap('open-cases')
  const found = shop.all<{ _id: string }>('cases')[0]!
  await xu.tap(`case-${found._id}`)
  await xu.see('said-member', '说好四点，五点才到')
  await xu.see('delivered', '准时')
  await xu.writes('answer-text', '对不起，车堵在路上。下次提前一小时发车。')
  await xu.tap('send-answer')
  await xu.see('said-brand', '下次提前一小时发车')

  // She reads it, and has the last word.
  await lin.opens('pages/tabs/me/index')
  await lin.tap('inbox')
  await lin.tap('notice-case-answered')
  await lin.reads('下次提前一小时发车')
  await lin.tap('solved')
  await lin.see('thread-solved', '你说解决了')
  await xu.looksAgain()
  await xu.reads('说解决了')

  // Seven days after the hand-over: points for her, commission for the leader.
  await chen.opens('pages/leader/commission/index')
  await chen.see('commission-due', '¥0.00')
  await later(6 * DAY + HOUR)
  await lin.opens('pages/tabs/card/index')
  await lin.see('points', '43')
  await chen.looksAgain()
  await chen.see('commission-due', '¥3.45')
})
