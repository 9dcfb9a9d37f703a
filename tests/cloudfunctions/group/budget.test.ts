import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InvocationCounters } from '../../../emulator/types'
import { place, placeAndPay } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { goods, people } from '../../support/world'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openGroup({
    allot: { mandarin: 5000, seasalt: 5000, lychee: 5000, osmanthus: 5000, limeade: 5000, opener: 5000 },
  })
})
afterEach(() => shop.close())

const last = (): InvocationCounters => shop.cloud.counters.recent().at(-1)!
/** Fifty lines of everything the group sells. */
const fiftyLines = Array.from({ length: 50 }, (_, n): [string, number] => [goods[n % goods.length]!._id, 1])

describe('what an order costs (performance.md)', () => {
  it.each([
    ['one line', [['mandarin', 1]] as [string, number][]],
    ['fifty lines', fiftyLines],
  ])('places %s in two trips and two writes with a warm cache', async (_, lines) => {
    await place(shop, people.zhou, { lines: [['seasalt', 1]] })
    await place(shop, people.lin, { lines })
    expect(last()).toMatchObject({ function: 'group', databaseTrips: 2, writes: 2 })
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
