import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { buy, endGroup } from '../../support/neighbours.ts'
import { useStreet } from '../../support/weapp/street.ts'
import { MINUTE, people } from '../../support/world.ts'

const street = useStreet()

/** What her phone would show as a QR code. */
const scannable = (order: Order) => `LT:${order.pointId}:${order.pickup!.code}`

test('a scanned code hands the goods over once; shown again, it says when and by whom, and the next one still works (C-54)', async () => {
  const { shop, phone, later, laterAt } = street()
  const groupId = await shop.openGroup()
  const hers = await buy(shop, people.lin, groupId, { mandarin: 20 })
  const his = await buy(shop, people.wu, groupId, { lychee: 4 })
  await endGroup(shop, groupId)
  await laterAt(shop.one<Group>('groups', groupId).collectFrom)
  await shop.as(people.chen).call('leader', 'arrive', { groupId })
  await later(MINUTE)

  const chen = phone(people.chen)
  await chen.opens('pages/leader/hand-out/index')
  // She opens the camera and closes it again: nothing was asked.
  await chen.tap('scan')
  await chen.see('code-input')
  expect(chen.phone.calls.filter(({ name }) => name === 'leader')).toEqual([])
  // Something else that is a QR code.
  chen.phone.answers.scan = 'https://example.com/menu'
  await chen.tap('viewfinder')
  await chen.see('refusal')
  expect(chen.phone.calls.filter(({ name }) => name === 'leader')).toEqual([])

  chen.phone.answers.scan = scannable(shop.one<Order>('orders', hers))
  await chen.tap('scan')
  await chen.see('parcel', '林晚')
  await chen.see('hand-mandarin', '20 瓶')
  await chen.tap('hand-over')
  await chen.see('collected-note', '20 瓶交好了')
  await chen.see('collected-note', '还有 1 份等取')

  // Somebody comes ten minutes later with a picture of the same code, to another phone of hers.
  await later(10 * MINUTE)
  const again = phone(people.chen)
  await again.opens('pages/leader/hand-out/index')
  again.phone.answers.scan = scannable(shop.one<Order>('orders', hers))
  await again.tap('scan')
  await again.see('collected-note', /这个码用过了.*5月22日16:0\d已经由陈姐交过了/)
  expect(again.phone.page.has({ testid: 'hand-over' })).toBe(false)
  expect(shop.one<Order>('orders', hers).collected).toMatchObject({ byName: '陈姐', how: 'scan' })

  again.phone.answers.scan = scannable(shop.one<Order>('orders', his))
  await again.tap('scan')
  await again.see('parcel', '老吴')
  await again.tap('hand-over')
  await again.see('collected-note', '4 瓶交好了')
  await again.see('collected-note', '到货的都交完了')
})
