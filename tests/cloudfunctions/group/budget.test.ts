import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InvocationCounters } from '../../../emulator/types'
import { place, placeAndPay } from '../../support/joining'
import { openGroupOfMany } from '../../support/many-goods'
import { openShop, type Shop } from '../../support/shop'
import { people } from '../../support/world'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openGroup({
    allot: { mandarin: 5000, seasalt: 5000, lychee: 5000, osmanthus: 5000, limeade: 5000, opener: 5000 },
  })
})
afterEach(() => shop.close())

const last = (): InvocationCounters => shop.cloud.counters.recent().at(-1)!
/** What the last payment asked of the database, as far as it can be told in words. */
const paid = () =>
  shop.cloud.counters
    .recent()
    .filter(each => each.function === 'payment')
    .at(-1)!
    .trail.map(({ action, collection, writes }) => ({ action, collection, writes }))

describe('what an order costs (performance.md)', () => {
  it('places and settles fifty lines of fifty goods by the same requests as one line, two trips and two writes', async () => {
    const fifty = await openGroupOfMany(shop, { groupId: 'gfifty', count: 50, units: 20 })
    const basket = (count: number) => ({
      groupId: 'gfifty',
      lines: fifty.slice(0, count).map(({ _id }): [string, number] => [_id, 1]),
      expectedFen: count * fifty[0]!.priceFen,
    })
    // Whoever places and whoever settles knows the terms then.
    await placeAndPay(shop, people.zhou, basket(1))
    const placed: InvocationCounters[] = []
    const settled: ReturnType<typeof paid>[] = []
    for (const [who, count] of [
      [people.lin, 1],
      [people.wu, 50],
    ] as const) {
      const { prepayId, order } = await place(shop, who, basket(count))
      expect(order.lines).toHaveLength(count)
      placed.push(last())
      await shop.cloud.pay.confirm(prepayId)
      settled.push(paid())
    }
    for (const cost of placed)
      expect(cost).toMatchObject({ function: 'group', databaseTrips: 2, databaseRequests: 3, writes: 2 })
    expect(settled[1]).toEqual(settled[0])
  })

  it('costs one more trip with a cold cache', async () => {
    await place(shop, people.zhou)
    expect(last()).toMatchObject({ databaseTrips: 3, writes: 2 })
  })

  it('goes from the tap to the formed group in six writes', async () => {
    await placeAndPay(shop, people.zhou, { lines: [['mandarin', 12]] })
    shop.cloud.counters.reset()
    await placeAndPay(shop, people.lin, { lines: [['mandarin', 12]] })
    const spent = shop.cloud.counters.recent()
    expect(shop.one<{ formedAt: number | null }>('groups', 'g1').formedAt).not.toBeNull()
    expect(spent.reduce((sum, { writes }) => sum + writes, 0)).toBeLessThanOrEqual(6)
  })

  it('settles a payment in one trip and one write before its effects', async () => {
    await placeAndPay(shop, people.lin)
    const { trail } = shop.cloud.counters
      .recent()
      .filter(each => each.function === 'payment')
      .at(-1)!
    expect(trail[0]).toMatchObject({ collection: 'orders', writes: 1 })
    // What follows is an effect: the engine reads the order, then the shelf changes.
    expect(trail[1]).toMatchObject({ collection: 'orders', writes: 0 })
    expect(trail[2]).toMatchObject({ collection: 'shelves', writes: 1 })
  })

  it('shows whoever chose no point what is open anywhere, once it is known who she is', async () => {
    await shop.openGroup({ groupId: 'gnorth', leader: 'shen' })
    const { groups } = await shop
      .as(people.stranger)
      .call<{ groups: { groupId: string }[] }>('group', 'list', {})
    expect(groups.map(({ groupId }) => groupId).sort()).toEqual(['g1', 'gnorth'])
    await shop.as(people.stranger).call('group', 'list', {})
    expect(last().databaseTrips).toBeLessThanOrEqual(3)
  })

  it('opens the home page and a group page in two trips', async () => {
    const lin = shop.as(people.lin)
    await lin.call('group', 'list', { pointId: 'wutong3' })
    await lin.call('group', 'list', { pointId: 'wutong3' })
    expect(last().databaseTrips).toBeLessThanOrEqual(2)
    await lin.call('group', 'get', { groupId: 'g1' })
    expect(last().databaseTrips).toBeLessThanOrEqual(2)
    await lin.call('group', 'crate', { groupId: 'g1' })
    expect(last().databaseTrips).toBe(1)
  })
})
