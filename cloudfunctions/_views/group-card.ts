import type { GroupCard } from '../../contracts/views'
import { fen } from '../../domain/money/fen'
import type { Instant } from '../../domain/money/types'
import { groupFace } from '../../domain/group/group-face'
import type { Group, GroupTerms } from '../../domain/group/types'
import type { Shelf } from '../../domain/shelf/types'
import type { Spare } from '../../domain/stock/could-come'
import { crateView } from './crate'

export interface GroupDocuments {
  group: Group
  terms: GroupTerms
  shelves: readonly Shelf[]
  /** Members' pictures; a leader without one has an empty name. */
  leaderFace?: string
  /** What the warehouse could still bring, by shelf. */
  spare?: Record<string, Spare>
}

export function groupCard(documents: GroupDocuments, memberKey: string, now: Instant): GroupCard {
  const { group, terms, shelves } = documents
  const mine = shelves
    .flatMap(({ joined }) => Object.values(joined))
    .filter(({ key }) => key === memberKey && memberKey !== '')
  return {
    groupId: group._id,
    title: group.title,
    leaderName: group.leaderName,
    leaderFace: documents.leaderFace ?? '',
    pointName: terms.points[0]?.name ?? '',
    state: groupFace(group, now),
    formedAt: group.formedAt,
    endsAt: group.endsAt,
    collectFrom: group.collectFrom,
    fromFen: fromFen(terms),
    crate: crateView(terms, shelves, memberKey, group.formedAt !== null),
    mine: { orders: mine.length, units: mine.reduce((sum, { units }) => sum + units, 0) },
  }
}

/** The price one can join from: the cheapest good of the pool that counts into the crate. No group opens with an empty pool. */
function fromFen({ pool }: GroupTerms) {
  const drinks = pool.filter(({ units }) => units > 0)
  const prices = (drinks.length > 0 ? drinks : pool).map(({ priceFen }) => priceFen)
  return fen(Math.min(...prices))
}
