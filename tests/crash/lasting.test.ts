import { expect, it, vi } from 'vitest'
import { kinds } from '../../cloudfunctions/_effects/registry'
import { addUpHours } from '../../cloudfunctions/timers/jobs/add-up'
import { runDue } from '../../cloudfunctions/timers/jobs/run-due'
import { sweepShelves } from '../../cloudfunctions/timers/jobs/sweep-shelves'
import type { Entry } from '../../domain/ledger/types'
import type { Shelf } from '../../domain/shelf/types'
import type { Stock } from '../../domain/stock/types'
import { breaches } from '../support/books'
import { placeAndPay } from '../support/joining'
import type { Shop } from '../support/shop'
import { DAY, HOUR, MINUTE, people } from '../support/world'
import type { Faults } from './faults'
import { useFaultyShop } from './in-process'

let shop: Shop
let faults: Faults
useFaultyShop(made => ({ shop, faults } = made))

const { lin, zhou, wu, he, jiang, chen } = people
/** Orders that a tick runs at once; whoever comes behind them waits. */
const AT_ONCE = 5

it('books by the clock what a tick comes to long after it began, when its hour has been added up (C-69)', async () => {
  await shop.openGroup({ allot: { mandarin: 48 } })
  for (const who of [lin, zhou, wu, he, jiang, chen]) await placeAndPay(shop, who)
  const began = shop.cloud.clock.now()
  const later = began + HOUR
  // WeChat answers so slowly that an hour passes before the last order's turn comes; another tick adds that hour up.
  faults.before('orders', async () => {
    await vi.waitFor(() => expect(shop.all('entries')).toHaveLength(AT_ONCE))
    vi.setSystemTime(later)
    await addUpHours(later)
  })
  await faults.call(() => runDue(kinds.order, began), {})
  const booked = shop.all<Entry>('entries').map(({ bookedAt }) => bookedAt)
  expect(booked).toHaveLength(AT_ONCE + 1)
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
  expect(booked.filter(at => at === later)).toHaveLength(1)
})

it('loads no shelf whose group ended while others were swept, so that no bottle is sold twice (C-69)', async () => {
  const { clock } = shop.cloud
  const low = { allot: { mandarin: 6 }, most: { mandarin: 48 }, rule: { by: 'units' as const, target: 6 } }
  // Shelves are swept in the order of their ids.
  await shop.openGroup({ ...low, groupId: 'gslow1', endsAt: clock.now() + DAY })
  await shop.openGroup({ ...low, groupId: 'gslow2', endsAt: clock.now() + HOUR })
  await placeAndPay(shop, lin, { groupId: 'gslow2' })
  // Its instance is put to sleep amid the first shelf, and wakes when the second one was cleared.
  faults.before('stock', async () => {
    await clock.advance(HOUR + MINUTE)
    await clock.advance(HOUR)
    expect(shop.one<Shelf>('shelves', 'gslow2~1').clearedAt).toBeDefined()
    vi.setSystemTime(clock.now())
  })
  await faults.call(() => sweepShelves(clock.now()), {})
  await clock.advance(3 * HOUR)
  const { leases, sold } = shop.one<Stock>('stock', 'east~mandarin')
  expect(leases['gslow2_1']).toBeUndefined()
  expect(sold).toBe(6)
})
