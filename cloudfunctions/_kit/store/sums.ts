import type { Entry } from '../../../domain/ledger/types'
import type { Instant } from '../../../domain/money/types'
import type { Sum } from '../../../domain/sums/types'
import type { Invitation, Response } from '../../../domain/survey/types'
import { command } from '../wechat'
import type { CollectionName } from './indexes'
import { change, insert, list, readMany } from './documents'
import { listPage } from './pages'

/** Sums of closed hours and days, how far they reach, and what they are made of. */

interface Span {
  from: Instant
  to: Instant
}

/** Entries or answers read in one request. */
const AT_ONCE = 500
/** Most sums of one question: a week of days and a day of hours, for a hundred regions. */
const MOST_SUMS = 1000

const cursorId = (regionId: string) => `summed-${regionId}`

/** Up to which instant a region's sums reach; regions that have none are missing. */
export async function summedUpTo(regionIds: string[]): Promise<Map<string, Instant>> {
  const found = await readMany<{ _id: string; at: Instant }>('settings', regionIds.map(cursorId))
  const at = new Map(found.map(({ _id, at }) => [_id, at]))
  return new Map(regionIds.flatMap(id => (at.has(cursorId(id)) ? [[id, at.get(cursorId(id))!]] : [])))
}

/** The sums reach further now; never less far. */
export async function moveSummed(regionId: string, to: Instant): Promise<void> {
  const _id = cursorId(regionId)
  if (await change('settings', { _id, at: command.lt(to) }, { at: to })) return
  await insert('settings', { _id, at: to } as { _id: string })
}

export const insertSum = (sum: Sum) => insert('sums', sum)

export function sumsOf(regionId: string, span: Sum['span'], { from, to }: Span): Promise<Sum[]> {
  return list<Sum>('sums', {
    where: { regionId, span, from: command.gte(from).and(command.lt(to)) },
    order: [],
    limit: MOST_SUMS,
  })
}

/** The first instant at or after `from` at which something was booked, asked or answered; null when nothing was before `to`. */
export async function firstHappened(regionId: string, { from, to }: Span): Promise<Instant | null> {
  const within = command.gte(from).and(command.lt(to))
  const first = <T>(collection: CollectionName, by: keyof T & string) =>
    list<T>(collection, { where: { regionId, [by]: within }, order: [[by, 'asc']], limit: 1 })
  const [entries, responses, invitations] = await Promise.all([
    first<Entry>('entries', 'bookedAt'),
    first<Response>('responses', 'answeredAt'),
    first<Invitation>('invitations', 'invitedAt'),
  ])
  const found = [
    ...entries.map(({ bookedAt }) => bookedAt!),
    ...responses.map(({ answeredAt }) => answeredAt),
    ...invitations.map(({ invitedAt }) => invitedAt),
  ]
  return found.length > 0 ? Math.min(...found) : null
}

/** Everything booked in a span, however much it is. */
export function entriesBooked(regionId: string, { from, to }: Span): Promise<Entry[]> {
  const where = { regionId, bookedAt: command.gte(from).and(command.lt(to)) }
  return everything(after =>
    listPage<Entry>('entries', { where, by: 'bookedAt', direction: 'asc', after, size: AT_ONCE }),
  )
}

/** Everything answered in a span. */
export function responsesGiven(regionId: string, { from, to }: Span): Promise<Response[]> {
  const where = { regionId, answeredAt: command.gte(from).and(command.lt(to)) }
  return everything(after =>
    listPage<Response>('responses', { where, by: 'answeredAt', direction: 'asc', after, size: AT_ONCE }),
  )
}

async function everything<T>(
  page: (after: string | undefined) => Promise<{ rows: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  for (;;) {
    const { rows, next } = await page(after)
    all.push(...rows)
    if (next === null) return all
    after = next
  }
}
