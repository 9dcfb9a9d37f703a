import type { Group } from '../../domain/group/types'
import { foldMarkers, shelvesOf } from '../_kit/store/shelves'
import { done, type Effect } from './effect'

/** Forgets the markers of what was given up, once no request can be alive to meet them. Caps stay: they are the crate. */
export const fold: Effect<Group> = async group => {
  for (const shelf of await shelvesOf(group._id)) {
    const markers = Object.keys(shelf.voided)
    if (markers.length > 0) await foldMarkers(shelf._id, markers)
  }
  return done
}
