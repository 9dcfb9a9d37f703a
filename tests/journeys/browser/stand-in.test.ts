import { expect, test } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { amend } from '../../support/joining'
import { useStreet } from '../../support/journey/street'
import { buy, endGroup } from '../../support/neighbours'
import { MINUTE, people } from '../../support/world'

const street = useStreet()

test('when a leader is one no more, a colleague hands out at her point whatever the group, and she still finds her commission', async () => {
  const { shop, phone, later } = street()
  const ids: string[] = []
  for (const who of [people.lin, people.wu]) {
    const groupId = await shop.openGroup({ groupId: `of${who.key}`, rule: { by: 'units', target: 2 } })
    ids.push(await buy(shop, who, groupId, { mandarin: 3 }))
    await endGroup(shop, groupId)
    const { collectFrom } = shop.one<Group>('groups', groupId)
    await shop.cloud.clock.advanceTo(Math.max(collectFrom, shop.cloud.clock.now()))
    await shop.as(people.chen).call('leader', 'arrive', { groupId })
  }
  await later(MINUTE)
  await amend('leaders', 'mchen', { to: shop.cloud.clock.now() })
  await later(MINUTE)
  const orders = ids.map(id => shop.one<Order>('orders', id))
  expect(new Set(orders.map(({ groupId }) => groupId)).size).toBe(2)

  const xu = await phone(people.xu)
  await xu.opens('pages/staff/today/index')
  await xu.tap('to-points')
  await xu.see('point-wutong3', /梧桐里 3 号楼门厅.*2 份等取/)
  await xu.see('point-qingchuan1', '没有等取的')
  await xu.misses('point-beimen1')
  await xu.tap('point-wutong3')
  for (const [index, { pickup, memberName }] of orders.entries()) {
    await xu.writes('code-input', pickup!.code)
    await xu.tap('find')
    await xu.see('parcel', memberName)
    await xu.tap('hand-over')
    await xu.see('collected-note', index === 0 ? '还有 1 份等取' : '到货的都交完了')
  }
  for (const id of ids) expect(shop.one<Order>('orders', id).collected).toMatchObject({ byName: '许衡' })

  const chen = await phone(people.chen)
  await chen.opens('pages/tabs/me/index')
  await chen.see('to-past-commission', /约定到.*为止/)
  await chen.misses('to-work')
  await chen.tap('to-past-commission')
  await chen.see('commission-pending', '¥2.20')
})
