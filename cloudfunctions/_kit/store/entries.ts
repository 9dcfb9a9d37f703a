import type { Entry } from '../../../domain/ledger/types'
import type { Instant } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { insert, read } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

/** The ledger only grows; the entry's id says what it is, so the second insert meets the first. */
export function insertEntry(entry: Entry): Promise<'inserted' | 'exists'> {
  return insert('entries', entry)
}

export function readEntry(id: string): Promise<Entry | null> {
  return read<Entry>('entries', id)
}

/** What payments and refunds of these regions moved on one account from `from` on and before `to`: amount and number. */
export async function sumOfMoney(
  regionIds: string[],
  account: string,
  { from, to }: { from: Instant; to: Instant },
): Promise<Record<'payment' | 'refund', { amount: number; n: number }>> {
  const { sum } = command.aggregate
  const { list } = (await database
    .collection('entries')
    .aggregate()
    .match({
      regionId: command.in(regionIds),
      what: command.in(['payment', 'refund']),
      at: command.gte(from).lt(to),
    })
    .unwind('$postings')
    .match({ 'postings.account': account })
    .group({ _id: '$what', amount: sum('$postings.amount'), n: sum(1) })
    .limit(10)
    .end()) as { list: { _id: 'payment' | 'refund'; amount: number; n: number }[] }
  const of = (what: 'payment' | 'refund') => list.find(one => one._id === what) ?? { amount: 0, n: 0 }
  return { payment: of('payment'), refund: of('refund') }
}

/** Points a member earned, newest first. */
export function pageOfPoints(memberId: string, after?: string): Promise<Paged<Entry>> {
  return listPage<Entry>('entries', {
    where: { memberId, what: 'points-earned' },
    by: 'at',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}
