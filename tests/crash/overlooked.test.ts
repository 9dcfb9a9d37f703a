import { expect, it } from 'vitest'
import { runTodos } from '../../cloudfunctions/_effects/run'
import { change } from '../../cloudfunctions/_kit/store/documents'
import { adding } from '../../cloudfunctions/_kit/store/todos'
import { orderOf, placeAndPay } from '../support/joining'
import type { Shop } from '../support/shop'
import { HOUR, people } from '../support/world'
import type { Faults } from './faults'
import { useFaultyShop } from './in-process'

let shop: Shop
let faults: Faults
useFaultyShop(made => ({ shop, faults } = made))

it('overlooks no to-do that is added while the last ones are crossed off', async () => {
  await shop.openGroup()
  const { orderId } = await placeAndPay(shop, people.lin)
  const now = shop.cloud.clock.now()
  expect(Object.keys(orderOf(shop, orderId).todo).sort()).toEqual(['book', 'tell-paid'])
  faults.before('orders', () => change('orders', { _id: orderId }, adding({ 'look-again': now + HOUR }, now)))
  // Only these two, so that nothing looks at the order again afterwards.
  await faults.call(() => runTodos('order', orderId, now, { only: ['book', 'tell-paid'] }), {})
  expect(orderOf(shop, orderId)).toMatchObject({
    todo: { 'look-again': { due: now + HOUR, tries: 0 } },
    nextDue: now + HOUR,
  })
})

it('finds what an engine left undone that died between its effects and crossing them off', async () => {
  await shop.openGroup({ groupId: 'g2' })
  const { orderId } = await placeAndPay(shop, people.zhou, { groupId: 'g2' })
  const now = shop.cloud.clock.now()
  faults.plan(2, 'never applied')
  await faults.call(() => runTodos('order', orderId, now), {}).catch(() => undefined)
  faults.clear()
  await shop.runTimers()
  expect(orderOf(shop, orderId).todo).toMatchObject({})
  await shop.cloud.clock.advance(HOUR)
  expect(orderOf(shop, orderId)).toMatchObject({ todo: {}, nextDue: null })
  expect(shop.all('entries', { orderId })).toHaveLength(1)
})
