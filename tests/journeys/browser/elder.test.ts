import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Member } from '../../../domain/member/types'
import type { Order } from '../../../domain/order/types'
import { PATIENCE } from '../../support/journey/screen'
import { useStreet } from '../../support/journey/street'
import { buy, endGroup } from '../../support/neighbours'
import { people } from '../../support/world'

const street = useStreet()
const patiently = { timeout: PATIENCE }

test('in elder mode everything is larger, and choosing, paying and the code still work', async () => {
  const { shop, phone, laterAt, later } = street()
  const groupId = await shop.openGroup()
  const group = shop.one<Group>('groups', groupId)
  const here = `pages/consumer/group/index?id=${groupId}`
  const wu = await phone(people.wu)
  await wu.opens(here)
  const [headline, good] = [await wu.sizeOf('missing'), await wu.sizeOf('good-mandarin')]

  await wu.opens('pages/tabs/me/index')
  await wu.tap('elder-switch')
  await expect.poll(() => shop.one<Member>('members', 'mwu').elder, patiently).toBe(true)

  // It is hers, not this phone's: a new one knows it.
  const other = await phone(people.wu)
  await other.opens(here)
  await expect.poll(() => other.sizeOf('missing'), patiently).toBeGreaterThanOrEqual(headline * 1.2)
  expect(await other.sizeOf('good-mandarin')).toBeGreaterThanOrEqual(good * 1.2)

  await wu.opens(here)
  await wu.chooses({ mandarin: 2, lychee: 1 })
  await wu.see('to-checkout', '¥14.40')
  await wu.tap('to-checkout')
  await wu.see('line-mandarin', '×2')
  await wu.see('total', '¥14.40')
  await wu.tap('pay')
  await wu.pays('¥14.40')
  await wu.see('face-paid')
  const orderId = wu.parameter('id')

  await buy(shop, people.zhou, groupId, { seasalt: 21 })
  await endGroup(shop, groupId)
  await laterAt(group.collectFrom)
  await shop.as(people.chen).call('leader', 'arrive', { groupId })
  await later(60_000)
  await wu.opens('pages/tabs/orders/index')
  await wu.tap(`order-${orderId}`)
  await wu.see('headline', '汽水到楼下了')
  const { code } = shop.one<Order>('orders', orderId).pickup!
  expect((await wu.says('code')).replace(/\D/g, '')).toBe(code)
})
