import type { GroupView } from '../../contracts/views'
import type { Instant } from '../../domain/money/types'
import { crateOf } from '../../domain/group/crate-of'
import { leftOf } from '../../domain/shelf/left-of'
import { withSpare } from '../../domain/stock/could-come'
import { groupCard, type GroupDocuments } from './group-card'

/** Everything about a group that anybody may see: of neighbours, a surname and how much. */
export function groupView(
  documents: GroupDocuments,
  caller: { memberKey: string; memberId: string | null; leaderPhone: string | null },
  now: Instant,
): GroupView {
  const { group, terms, shelves, spare = {} } = documents
  // What can be had, be it here or still in the warehouse.
  const within = shelves.map(({ _id, items }) => ({ items: withSpare(items, spare[_id] ?? {}) }))
  return {
    ...groupCard(documents, caller.memberKey, now),
    termsVersion: terms.version,
    pool: terms.pool.map(good => ({ ...good, left: leftOf(good, within) })),
    points: terms.points,
    collectUntil: terms.collectUntil,
    guarantees: terms.guarantees,
    neighbours: neighboursOf(documents, caller.memberKey),
    seats: seatsOf(shelves, caller.memberKey),
    unpaidOrderId: shelves.map(({ unpaid }) => unpaid[caller.memberKey]).find(id => id !== undefined) ?? null,
    isLeader: caller.memberId !== null && caller.memberId === group.leaderId,
    leaderPhone: caller.leaderPhone,
  }
}

/** Places are counted on the one shelf that such a group has (C-10). */
function seatsOf(shelves: GroupDocuments['shelves'], memberKey: string): GroupView['seats'] {
  for (const { seats, seated } of shelves)
    if (seats) return { most: seats.most, left: seats.free, mine: seated?.[memberKey] !== undefined }
  return null
}

/** One row for each neighbour, several orders together, in the order in which they joined. */
function neighboursOf({ terms, shelves, group }: GroupDocuments, memberKey: string): GroupView['neighbours'] {
  const rows = new Map<number, GroupView['neighbours'][number]>()
  for (const caps of crateOf(terms, shelves, memberKey, group.formedAt !== null).caps) {
    const row = rows.get(caps.who)
    if (row) row.units += caps.units
    else
      rows.set(caps.who, {
        name: caps.leader ? group.leaderName : `${caps.surname}**`,
        face: '',
        surname: caps.surname,
        units: caps.units,
        hue: caps.hue,
        mine: caps.mine,
        leader: caps.leader,
      })
  }
  return [...rows.values()]
}
