import type { Fen } from '../money/types'
import { totalsOf } from '../shelf/totals-of'
import type { Shelf } from '../shelf/types'
import { missing } from './missing'
import type { GroupRule, GroupTotals } from './types'

/** Colours of caps; neighbours beyond the eighth begin again. */
const HUES = 8

export interface CrateCaps {
  surname: string
  units: number
  fen: Fen
  hue: number
  mine: boolean
  who: number
  leader: boolean
}
export interface Crate {
  rule: GroupRule
  crateSize: number
  caps: CrateCaps[]
  totals: GroupTotals
  missing: number
}

/**
 * The crate seen from above: everybody's paid caps in the order in which they were paid, several orders of one
 * neighbour in one hue. `memberKey` marks the caller's own; `formed` is a fact that later refunds do not undo.
 */
export function crateOf(
  terms: { rule: GroupRule; crateSize: number },
  shelves: readonly Pick<Shelf, 'joined'>[],
  memberKey: string,
  formed: boolean,
): Crate {
  const joined = shelves
    .flatMap(shelf => Object.entries(shelf.joined))
    .sort(([idA, a], [idB, b]) => a.paidAt - b.paidAt || (idA < idB ? -1 : 1))
    .map(([, each]) => each)
  const order = new Map([...new Set(joined.map(({ key }) => key))].map((key, index) => [key, index + 1]))
  const totals = totalsOf(shelves)
  return {
    rule: terms.rule,
    crateSize: terms.crateSize,
    caps: joined.map(({ key, surname, units, fen, leader }) => {
      const who = order.get(key)!
      return {
        surname,
        units,
        fen,
        hue: ((who - 1) % HUES) + 1,
        mine: key === memberKey,
        who,
        leader: leader === true,
      }
    }),
    totals,
    missing: formed ? 0 : missing(terms.rule, terms.crateSize, totals),
  }
}
