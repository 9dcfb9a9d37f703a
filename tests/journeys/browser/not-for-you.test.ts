import { expect, test } from 'vitest'
import type { Phone } from '../../support/journey/phone'
import { useStreet } from '../../support/journey/street'
import { buy } from '../../support/neighbours'
import { people } from '../../support/world'

const street = useStreet()

/** The page answers with a sentence; neither a blank nor what is behind it. */
async function isTold(phone: Phone, path: string, hidden: RegExp): Promise<void> {
  await phone.opens(path)
  await phone.seeOneOf('broken', 'join-first', 'work-empty', 'unclaimed', 'join')
  const shown = await phone.shown()
  expect(shown).toMatch(/[\u4e00-\u9fff]{4}/)
  expect(shown).not.toMatch(hidden)
}

const goodsOfTheEast = /橘子汽水|周四汽水团|¥4\.60/

test('staff of the north cannot open a group or an order of the east by its address', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const orderId = await buy(shop, people.lin, groupId, { mandarin: 2 })
  const meng = await phone(people.meng)
  await isTold(meng, `pages/staff/group/index?id=${groupId}`, goodsOfTheEast)
  await isTold(meng, `pages/staff/order/index?id=${orderId}`, goodsOfTheEast)

  // The same addresses in the east, so that it is the region that shuts them.
  const xu = await phone(people.xu)
  await xu.opens(`pages/staff/group/index?id=${groupId}`)
  await xu.reads('橘子汽水')
  await xu.opens(`pages/staff/order/index?id=${orderId}`)
  await xu.reads('¥9.20')
})

test('a leader cannot open the pages of staff', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const chen = await phone(people.chen)
  for (const page of ['today', 'groups', 'orders', 'members', 'cases', 'nps', 'goods', 'audit', 'stuck'])
    await isTold(chen, `pages/staff/${page}/index`, /林晚|¥4\.60|橘子汽水/)
  await isTold(chen, `pages/staff/group/index?id=${groupId}`, goodsOfTheEast)
})

test('a neighbour cannot open the order of another', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const orderId = await buy(shop, people.lin, groupId, { mandarin: 2 })
  const zhou = await phone(people.zhou)
  await isTold(zhou, `pages/consumer/order/index?id=${orderId}`, goodsOfTheEast)
})

test('a stranger reads a sentence on every page that is not for strangers', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const orderId = await buy(shop, people.lin, groupId, { mandarin: 2 })
  const stranger = await phone(people.stranger)
  const pages = [
    'tabs/orders/index',
    'tabs/card/index',
    'consumer/inbox/index',
    'consumer/points/index',
    'consumer/thread/index',
    `consumer/order/index?id=${orderId}`,
    `consumer/survey/index?id=pickup-${orderId}`,
    'work/index',
    'leader/desk/index',
    'leader/open-group/index',
    'leader/pickups/index',
    'leader/commission/index',
    `leader/share/index?id=${groupId}`,
    'staff/today/index',
    'staff/orders/index',
    `staff/group/index?id=${groupId}`,
  ]
  for (const page of pages) await isTold(stranger, `pages/${page}`, /林晚|¥9\.20/)

  // What leads nowhere says so, with a way on.
  await stranger.opens('pages/consumer/nowhere/index')
  await stranger.see('lost', '这里没有页面')

  // What is for everybody is open to her.
  await stranger.opens('pages/tabs/home/index')
  await stranger.tap('place')
  await stranger.tap('point-wutong3')
  await stranger.see('first-group', '陈姐的周四汽水团')
  await stranger.opens('pages/tabs/me/index')
  await stranger.see('me', '你好，邻居')
  for (const page of ['privacy', 'agreement']) {
    await stranger.opens(`pages/consumer/${page}/index`)
    await stranger.reads(/青屿/)
  }
})
