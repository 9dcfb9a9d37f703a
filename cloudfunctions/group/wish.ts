import type { JoinInput } from '../../contracts/group'
import type { Joining } from '../../domain/group/join-group'
import type { Hold } from '../../domain/shelf/types'
import type { Freeing } from '../_kit/store/shelves'
import type { Offer } from '../_kit/store/terms'

/** What a join is about, worked out before anything is asked of the database. */
export interface Wish {
  input: JoinInput
  offer: Offer
  joining: Joining
  /** Where the units are held: the member's own shelf, or the one it sent her to. */
  shelfId: string
  /** Her own shelf, when the units come from another. */
  homeShelfId?: string
  hold: Hold
}

/** What giving a wish up frees. */
export function freeingOf({ input, joining, hold, offer }: Wish): Freeing {
  const seated = offer.terms.mostPeople !== undefined
  return { orderId: input.joinId, draws: joining.draws, key: hold.key, seated }
}
