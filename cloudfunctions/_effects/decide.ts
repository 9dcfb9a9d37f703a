import { decideGroup } from '../../domain/group/decide-group'
import type { Group } from '../../domain/group/types'
import { DECIDE_AFTER } from '../../domain/order/limits'
import { totalsOf } from '../../domain/shelf/totals-of'
import { markDecided } from '../_kit/store/groups'
import { shelvesOf } from '../_kit/store/shelves'
import { readTerms } from '../_kit/store/terms'
import { done, type Effect } from './effect'
import { sweepShelf } from './sweep'
import { isOver } from './void'

/**
 * The outcome, in one update that keeps the totals. What is still held now is an order nobody could confirm; it counts
 * as unpaid, and its money, should it come, follows this decision.
 */
export const decide: Effect<Group> = async (group, { now }) => {
  if (group.state !== 'closing') return done
  const shelves = await shelvesOf(group._id)
  const latest = group.endsAt + DECIDE_AFTER
  if (now < latest && !shelves.every(isOver)) return { again: latest }
  for (const shelf of shelves) await sweepShelf(shelf, now)
  const terms = await readTerms(group._id, group.termsVersion)
  if (!terms) throw new Error(`group ${group._id} has no terms ${group.termsVersion}`)
  const totals = totalsOf(shelves)
  await markDecided(group, decideGroup(group, terms, totals), totals, now)
  // Decided, or formed by a payment at this very moment: then the next look decides.
  return 'changed'
}
