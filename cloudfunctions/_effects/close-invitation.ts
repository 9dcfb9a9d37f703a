import type { Response } from '../../domain/survey/types'
import { markAnswered } from '../_kit/store/invitations'
import { done, type Effect } from './effect'

/** An answered survey waits no longer. */
export const closeInvitation: Effect<Response> = async response => {
  await markAnswered(response._id)
  return done
}
