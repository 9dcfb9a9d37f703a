import { expect, it, vi } from 'vitest'
import { kinds } from '../../cloudfunctions/_effects/registry'
import { addUpHours } from '../../cloudfunctions/timers/jobs/add-up'
import { runDue } from '../../cloudfunctions/timers/jobs/run-due'
import type { Entry } from '../../domain/ledger/types'
import { breaches } from '../support/books'
import { placeAndPay } from '../support/joining'
import type { Shop } from '../support/shop'
import { HOUR, people } from '../support/world'
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
