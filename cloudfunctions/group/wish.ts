import type { JoinInput } from '../../contracts/group'
import type { Joining } from '../../domain/group/join-group'
import type { Hold } from '../../domain/shelf/types'
import type { Offer } from '../_kit/store/terms'

/** What a join is about, worked out before anything is asked of the database. */
export interface Wish {
  input: JoinInput
  offer: Offer
  joining: Joining
  shelfId: string
  hold: Hold
}
