import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Group } from '../../domain/group/types'
import type { Shelf } from '../../domain/shelf/types'
import type { Stock } from '../../domain/stock/types'
import { breaches } from '../support/books'
import { placeAndPay, tapId } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { breakEveryTick } from './ticks'
import { HOUR, MINUTE, people, RECEIVED } from '../support/world'

/** The timers that bring goods back, killed at each of their requests in both ways; then the next ticks go on. */
let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const mandarin = () => shop.one<Stock>('stock', 'east~mandarin')
const wrong = (settled = false) => breaches(shop.cloud, { settled })

describe.each([
  ['formed', true],
  ['failed', false],
] as const)('the goods of a group that %s', (outcome, forms) => {
  it('are accounted for once, at whatever request the timer dies (C-69)', async () => {
    let count = 0
    let groupId = ''
    const accidents = await breakEveryTick(
      shop,
      async () => {
        const { clock } = shop.cloud
        count += 1
        groupId = `g${outcome}${count}`
        const rule = { by: 'units' as const, target: forms ? 6 : 60 }
        await shop.openGroup({ groupId, rule, endsAt: clock.now() + HOUR })
        await placeAndPay(shop, people.lin, { groupId, lines: [['mandarin', 6]] })
        await clock.advance(HOUR + 4 * MINUTE)
        const group = shop.one<Group>('groups', groupId)
        expect(group.outcome).toBe(outcome)
        // Up to the last minute in which nothing is due.
        const { due } = group.todo['clear-shelves']!
        await clock.advanceTo(Math.floor((due - 1) / MINUTE) * MINUTE)
      },
      async () => {
        await shop.cloud.clock.advance(6 * MINUTE)
        expect(wrong()).toEqual([])
        const sold = forms ? 6 * count : 0
        expect(mandarin()).toMatchObject({ sold, free: RECEIVED - sold, leases: {} })
        const { items } = shop.one<Shelf>('shelves', `${groupId}~1`)
        expect(items['mandarin']).toMatchObject({ allotted: 6, free: 0, held: 0, posted: 6 })
      },
    )
    console.log(`clearing a group that ${outcome}: ${accidents} accidents`)
    // Eight items' leases, the shelf and what the tick asks for anyway.
    expect(accidents).toBeGreaterThanOrEqual(2 * 10)
  }, 300_000)
})

describe('an opening that died behind its shelf', () => {
  it('gives its goods back, at whatever request the sweep dies as well, and is not finished after it (C-69)', async () => {
    const request = await requestOfTheGroup()
    await shop.close()
    shop = await openShop()
    let input: object = {}
    const accidents = await breakEveryTick(
      shop,
      async () => {
        input = opening()
        await dieBeforeTheGroup(input, request)
        expect(mandarin().free).toBe(RECEIVED - 24)
        await shop.cloud.clock.advance(51 * MINUTE)
        await shop.as(people.chen).refused('leader', 'open', input, 'opening-over')
        // The sweep comes by once an hour; up to the minute before it finds these goods.
        const { at } = shop.one<{ at: number }>('settings', 'turn-sweep-stock')
        const sweeps = at + HOUR > shop.cloud.clock.now() + 9 * MINUTE ? at + HOUR : at + 2 * HOUR
        await shop.cloud.clock.advanceTo(sweeps - MINUTE)
      },
      async () => {
        await shop.cloud.clock.advance(HOUR + 2 * MINUTE)
        expect(mandarin()).toMatchObject({ free: RECEIVED, leases: {} })
        expect(wrong(true)).toEqual([])
        await shop.as(people.chen).refused('leader', 'open', input, 'opening-over')
        await shop.cloud.clock.advance(3 * HOUR)
        expect(mandarin()).toMatchObject({ free: RECEIVED, leases: {} })
      },
    )
    console.log(`an opening that died: ${accidents} accidents`)
    expect(accidents).toBeGreaterThanOrEqual(2 * 10)
  }, 300_000)
})

/** An opening that dies with its last write, the group: everything else of it is there. */
async function dieBeforeTheGroup(input: object, request: number): Promise<void> {
  shop.cloud.faults.plan({ function: 'leader', request, applied: false })
  await shop.as(people.chen).reply('leader', 'open', input)
  shop.cloud.faults.clear()
  expect(shop.all('groups')).toEqual([])
  expect(shop.all<Shelf>('shelves').filter(({ clearedAt }) => clearedAt === undefined)).toHaveLength(1)
}

/** Which request of an opening inserts its group: the first one that leaves a shelf without one when it is lost. */
async function requestOfTheGroup(): Promise<number> {
  for (let request = 1; request < 60; request += 1) {
    const groups = shop.all('groups').length
    const shelves = shop.all('shelves').length
    shop.cloud.faults.plan({ function: 'leader', request, applied: false })
    await shop.as(people.chen).reply('leader', 'open', opening())
    shop.cloud.faults.clear()
    if (shop.all('shelves').length > shelves && shop.all('groups').length === groups) return request
  }
  throw new Error('no request of an opening inserts a group')
}

const opening = () => ({ openId: tapId('open'), from: { kind: 'template', id: 'thursday' } })
