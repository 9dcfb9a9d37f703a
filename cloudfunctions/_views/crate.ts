import type { CrateView } from '../../contracts/views'
import { crateOf } from '../../domain/group/crate-of'
import type { GroupTerms } from '../../domain/group/types'
import type { Shelf } from '../../domain/shelf/types'

/** The crate as the caller sees it; her own caps are marked. */
export function crateView(
  terms: Pick<GroupTerms, 'rule' | 'crateSize'>,
  shelves: readonly Pick<Shelf, 'joined'>[],
  memberKey: string,
  formed: boolean,
): CrateView {
  const { caps, ...crate } = crateOf(terms, shelves, memberKey, formed)
  return {
    ...crate,
    caps: caps.map(({ surname, units, fen, hue, mine, who }) => ({ surname, units, fen, hue, mine, who })),
  }
}
