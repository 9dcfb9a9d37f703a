import type { CrateView } from '../../contracts/views'
import { crateOf, type CrateCaps } from '../../domain/group/crate-of'
import { drawnCaps } from '../../domain/group/drawn-caps'
import type { GroupTerms } from '../../domain/group/types'
import { fen as fenOf } from '../../domain/money/fen'
import type { Shelf } from '../../domain/shelf/types'

const nothing = fenOf(0)

type DrawnCap = CrateCaps & { people?: number }

/**
 * The crate as the caller sees it, with the caps that may be drawn; her own are marked. What a neighbour paid is told only
 * where it fills the crate.
 */
export function crateView(
  terms: Pick<GroupTerms, 'rule' | 'crateSize'>,
  shelves: readonly Pick<Shelf, 'joined'>[],
  memberKey: string,
  formed: boolean,
): CrateView {
  const { caps, ...crate } = crateOf(terms, shelves, memberKey, formed)
  return {
    ...crate,
    caps: drawnCaps<DrawnCap>(terms.rule, terms.crateSize, caps).map(
      ({ surname, units, fen, hue, mine, who, people }) => ({
        surname,
        units,
        fen: mine || terms.rule.by === 'amount' ? fen : nothing,
        hue,
        mine,
        who,
        ...(people === undefined ? {} : { people }),
      }),
    ),
  }
}
