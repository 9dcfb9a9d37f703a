import type { Cloud } from '../../emulator/types'
import { ofShelves, ofStock } from './books/goods'
import { ofEntries, ofLateMoney, ofLedger, ofOrder, ofRefunds, ofWechat } from './books/money'
import { ofBought, ofWallets } from './books/points'
import { readBooks } from './books/reading'
import { ofSums } from './books/sums'
import { carriers, ofTodos } from './books/todos'

/**
 * What contradicts what in the books of a shop, in words; an empty list is a clean house. True at any moment: shelves
 * balance, entries sum to zero, points add up, no to-do is stuck without a reason. With `settled`, when nothing is due
 * any more, also: WeChat Pay, the orders and the ledger tell the same of every fen.
 */
export function breaches(cloud: Cloud, { settled }: { settled: boolean }): string[] {
  const books = readBooks(cloud)
  // What may go back of such an order cannot be said, and the laws below ask for it.
  const broken = ofRefunds(books)
  if (broken.length > 0) return broken
  const always = [
    ...ofShelves(books),
    ...ofStock(books, settled),
    ...ofSums(books),
    ...ofEntries(books),
    ...ofLateMoney(books),
    ...ofWallets(books),
    ...ofBought(books, settled),
    ...ofTodos(cloud, settled),
  ]
  if (!settled) return always
  return [
    ...always,
    ...books.orders.flatMap(order => ofOrder(order, books)),
    ...ofLedger(books),
    ...ofWechat(books),
  ]
}

/**
 * Runs the timers past every deadline until nothing is due before `until` (ms since 1970). Answers false when it does
 * not come to rest in `most` looks, which is a breach as well.
 */
export async function comeToRest(cloud: Cloud, until: number, most = 200): Promise<boolean> {
  for (let look = 0; look < most; look += 1) {
    const dues = carriers.flatMap(collection =>
      cloud.database.find<{ nextDue?: number | null }>(collection).flatMap(({ nextDue }) => nextDue ?? []),
    )
    const next = Math.min(...dues)
    if (next > until) return true
    // Timers tick on the minute; what falls due behind a tick is for the next one.
    await cloud.clock.advanceTo(Math.max(next, cloud.clock.now()) + 60_000)
    await cloud.pay.settle()
  }
  return false
}
