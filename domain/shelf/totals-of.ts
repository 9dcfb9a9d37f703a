import { fen } from '../money/fen'
import type { GroupTotals } from '../group/types'
import type { Shelf } from './types'

/** What the paid orders of a group add up to. People are paying members, each once (C-12: only real ones). */
export function totalsOf(shelves: readonly Pick<Shelf, 'joined'>[]): GroupTotals {
  const joined = shelves.flatMap(shelf => Object.values(shelf.joined))
  return {
    units: joined.reduce((sum, { units }) => sum + units, 0),
    fen: fen(joined.reduce((sum, each) => sum + each.fen, 0)),
    people: new Set(joined.map(({ key }) => key)).size,
    orders: joined.length,
  }
}
