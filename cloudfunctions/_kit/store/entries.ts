import type { Entry } from '../../../domain/ledger/types'
import type { Instant } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { insert, read } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

/** The ledger only grows; the entry's id says what it is, so the second insert meets the first. */
export function insertEntry(entry: Entry, now: Instant): Promise<'inserted' | 'exists'> {
  const booked: Entry = { ...entry, bookedAt: now }
  return insert('entries', booked)
}

export function readEntry(id: string): Promise<Entry | null> {
  return read<Entry>('entries', id)
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
