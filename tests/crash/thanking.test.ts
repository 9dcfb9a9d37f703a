import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CardOutput } from '../../contracts/member'
import type { Order } from '../../domain/order/types'
import { breaches } from '../support/books'
import { collectedOrder, orderId, orders } from '../support/collected'
import { openShop, type Shop } from '../support/shop'
import { DAY, fen, people, type Person } from '../support/world'
import { breakEveryTick } from './ticks'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** Below one yuan an order earns no point; it is an order all the same. */
const small = (order: Order): Order => ({
  ...order,
  payableFen: fen(60),
  goodsFen: fen(60),
  payment: { ...order.payment, paidFen: fen(60) },
  points: { points: 0 as never, state: 'pending' },
})

const card = async (who: Person) => {
  const { orders: count, units, pendingPoints } = await shop.as(who).call<CardOutput>('member', 'card')
  return { orders: count, units, pendingPoints }
}

it.each([
  ['earns points', (order: Order) => order, 36],
  ['is worth less than a point', small, 0],
])(
  'an order that %s is counted on her card once, at whatever request the timer dies (C-47, C-69)',
  async (_what, kind, points) => {
    const { clock } = shop.cloud
    let count = 0
    const accidents = await breakEveryTick(
      shop,
      async () => {
        count += 1
        const order = kind(collectedOrder(orderId(count), people.lin, clock.now() - 7 * DAY + 30_000))
        await shop.put(orders(order))
        expect(await card(people.lin)).toEqual({ orders: count, units: 8 * count, pendingPoints: points })
      },
      async () => {
        // A try that failed waits a minute, then two.
        await clock.advance(5 * 60_000)
        expect(await card(people.lin)).toEqual({ orders: count, units: 8 * count, pendingPoints: 0 })
        const odd = breaches(shop.cloud, { settled: false })
        expect(odd).toEqual([])
      },
    )
    console.log(`${accidents} accidents of thanking`)
    expect(accidents).toBeGreaterThanOrEqual(2 * 10)
    const wallet = shop.one<{ bought: object; counting: object }>('wallets', people.lin.memberId)
    expect(wallet).toMatchObject({ bought: { orders: count, units: 8 * count }, counting: {} })
  },
  300_000,
)
