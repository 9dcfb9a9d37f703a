import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Member } from '../../../domain/member/types'
import type { Order } from '../../../domain/order/types'
import { buy, endGroup } from '../../support/neighbours.ts'
import { useStreet } from '../../support/weapp/street.ts'
import type { Holder } from '../../support/weapp/holder.ts'
import { waitFor } from '../../support/weapp/index.ts'
import { MINUTE, people } from '../../support/world.ts'

const street = useStreet()
const isLarge = (holder: Holder) => holder.phone.page.has({ class: 'elder' })

test('elder mode is switched on once and is hers on every phone; choosing, paying and the code still work', async () => {
  const { shop, phone, laterAt, later } = street()
  const groupId = await shop.openGroup()
  const here = `pages/consumer/group/index?id=${groupId}`
  const wu = phone(people.wu)
  await wu.opens(here)
  await wu.see('good-mandarin', '275 ml')
  expect(isLarge(wu)).toBe(false)

  await wu.opens('pages/tabs/me/index')
  await wu.tap('elder-switch')
  await waitFor(() => shop.one<Member>('members', 'mwu').elder)
  await waitFor(() => isLarge(wu))

  // It is hers, not this phone's: a new one knows it. What does not help her to choose is gone.
  const other = phone(people.wu)
  await other.opens(here)
  await other.see('good-mandarin')
  await waitFor(() => isLarge(other))
  expect(await other.says('good-mandarin')).not.toContain('275')

  await wu.opens(here)
  await wu.see('missing', '还差 24 瓶')
  expect(isLarge(wu)).toBe(true)
  await wu.chooses({ mandarin: 2, lychee: 1 })
  await wu.see('to-checkout', '¥14.40')
  await wu.tap('to-checkout')
  await wu.see('line-mandarin', '×2')
  await wu.see('total', '¥14.40')
  await wu.tap('pay')
  await wu.see('face-paid')
  const orderId = await wu.parameter('order/index', 'id')

  await buy(shop, people.zhou, groupId, { seasalt: 21 })
  await endGroup(shop, groupId)
  await laterAt(shop.one<Group>('groups', groupId).collectFrom)
  await shop.as(people.chen).call('leader', 'arrive', { groupId })
  await later(MINUTE)
  await wu.opens('pages/tabs/orders/index')
  await wu.tap(`order-${orderId}`)
  await wu.see('headline', '汽水到楼下了')
  expect(await wu.says('code')).toBe(shop.one<Order>('orders', orderId).pickup!.code)
})
