import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { useStreet } from '../../support/journey/street'
import { buy } from '../../support/neighbours'
import { DAY, HOUR, people } from '../../support/world'

const street = useStreet()

/** From the leader's first tap to the neighbour's 「解决了」, on three phones. */
test('a group is opened, shared, filled, handed out, asked about, answered, and solved', async () => {
  const { shop, phone, later, laterAt } = street()

  // 陈姐 opens a ready-made group: at most three screens and eight taps to the card in the chat.
  const chen = await phone(people.chen)
  await chen.opens('pages/work/index')
  await chen.see('desk')
  await chen.tap('open-group')
  await chen.see('opening-thursday', '周四汽水团')
  await chen.tap('open-and-share')
  await chen.see('opened')
  await chen.tap('send-card')
  await chen.see('toast', '已转到邻居群')
  expect(chen.taps.length).toBeLessThanOrEqual(8)
  expect(chen.screens.length).toBeLessThanOrEqual(3)
  const [card] = shop.cloud.shares.list()
  expect(card!.title).toContain('还差 24 瓶')
  const [group] = shop.all<Group>('groups')
  expect(group).toMatchObject({ title: '周四汽水团', state: 'open', leaderId: 'mchen' })

  // 林晚 is nobody here yet. The card leads her straight to the goods; nothing is asked before she pays.
  const lin = await phone(people.stranger)
  await lin.opens(card!.path)
  await lin.see('missing', '还差 24 瓶')
  await lin.chooses({ mandarin: 4, seasalt: 3, lychee: 2 })
  await lin.see('basket-total', '¥43.20')
  await lin.reads('空心盖是你篮里的')
  await lin.tap('to-checkout')
  await lin.see('total', '¥43.20')
  await lin.tap('pay')
  await lin.see('consent')
  const before = lin.taps.length
  await lin.consents()
  expect(lin.taps.length - before).toBe(2)
  await lin.pays('¥43.20')
  await lin.see('headline', '还差 15 瓶')
  await lin.see('payable', '¥43.20')
  const orderId = lin.parameter('id')
  expect(shop.one<Order>('orders', orderId)).toMatchObject({ units: 9, payableFen: 4320 })

  // The neighbours fill the rest; the group forms, and shows it before its deadline.
  await buy(shop, people.zhou, group!._id, { mandarin: 8 })
  await buy(shop, people.wu, group!._id, { seasalt: 7 })
  await lin.looksAgain()
  await lin.see('headline', '成团了')

  // The deadline passes, the goods come, and who waits is told.
  await laterAt(group!.decideAt + HOUR)
  await laterAt(group!.collectFrom)
  await chen.opens('pages/work/index')
  await chen.tap(`arrive-${group!._id}`)
  await chen.see('arrive-sheet', '3 份 24 瓶')
  await chen.tap('confirm-arrive')
  await chen.misses('arrive-sheet')
  await later(60_000)

  // She sees her code, as digits and to be scanned.
  await lin.looksAgain()
  await lin.see('headline', '汽水到楼下了')
  const code = (await lin.says('code')).replace(/\D/g, '')
  expect(code).toBe(shop.one<Order>('orders', orderId).pickup!.code)
  await lin.page.getByRole('img', { name: `取货码 ${[...code].join(' ')}` }).waitFor()

  // 陈姐 types it, sees whose goods they are, hands them over.
  await chen.opens('pages/work/index')
  await chen.see('to-hand-out-count', '3')
  await chen.tap('to-hand-out')
  await chen.writes('code-input', code)
  await chen.tap('find')
  await chen.see('hand-mandarin', '4 瓶')
  await chen.tap('hand-over')
  await chen.see('collected-note', '9 瓶交好了')

  // C-54: the code works once; the second time it says when, and by whom.
  await chen.writes('code-input', code)
  await chen.tap('find')
  await chen.see('collected-note', /这个码用过了.*5 月 22 日 16:01 已经由 陈姐 交过了/)

  // A day later two questions wait where she looks first. Nothing pleased her: she says so.
  await later(DAY + 60_000)
  await lin.opens('pages/tabs/home/index')
  await lin.tap('survey-card')
  await lin.tap('score-6')
  await lin.tap('option-late')
  await lin.writes('own-words', '说好四点，五点才到')
  await lin.tap('send-survey')
  await lin.see('survey-thanks', '明天 16:02 前回答你')

  // Staff of the region see it, with what explains it, and answer under their own name.
  const xu = await phone(people.xu)
  await xu.opens('pages/work/index')
  await xu.tap('open-cases')
  const [found] = shop.all<{ _id: string }>('cases')
  await xu.tap(`case-${found!._id}`)
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

  // Seven days after the hand-over: points for her, commission for the leader (C-35, C-47).
  await chen.opens('pages/leader/commission/index')
  await chen.see('commission-due', '¥0.00')
  await later(6 * DAY + HOUR)
  await lin.opens('pages/tabs/card/index')
  await lin.see('points', '43')
  await chen.looksAgain()
  await chen.see('commission-due', '¥3.45')
})
