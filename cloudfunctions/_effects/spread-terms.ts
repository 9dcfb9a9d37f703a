import type { Group } from '../../domain/group/types'
import { putTermsOnShelf } from '../_kit/store/prices'
import { done, type Effect } from './effect'

/** A new version of a group's terms is in force: each of its shelves takes orders under that version only (C-16). */
export const spreadTerms: Effect<Group> = async group => {
  await Promise.all(group.shelves.map(shelfId => putTermsOnShelf(shelfId, group.termsVersion)))
  return done
}
