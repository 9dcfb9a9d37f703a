import { reached } from '../../domain/group/reached'
import type { Group } from '../../domain/group/types'
import type { Instant } from '../../domain/money/types'
import { totalsOf } from '../../domain/shelf/totals-of'
import { hastenDecision, markFormed, readGroup } from '../_kit/store/groups'
import { shelvesOf } from '../_kit/store/shelves'
import { readTerms } from '../_kit/store/terms'
import { isOver } from './void'

/**
 * What a paid order's group has come to, after its units were posted. A group whose threshold is now reached forms at
 * once; nobody waits for a deadline. `null`: undecided.
 */
export async function verdictOn(groupId: string, now: Instant): Promise<'formed' | 'failed' | null> {
  const group = await readGroup(groupId)
  if (!group) throw new Error(`group ${groupId} is gone`)
  // What formed stays formed (C-13): while such a group is open, its shelves, which grow with every order, say nothing more.
  if (group.state === 'open' && group.formedAt !== null) return 'formed'
  const shelves = await shelvesOf(groupId)
  // This was the last payment in flight: the decision waits for nothing any more.
  if (group.state === 'closing' && shelves.every(isOver)) await hastenDecision(groupId, now)
  const known = verdictOf(group)
  if (known) return known
  const terms = await readTerms(groupId, group.termsVersion)
  if (!terms) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
  if (!reached(terms.rule, terms.crateSize, totalsOf(shelves))) return null
  if (await markFormed(groupId, now)) return 'formed'
  // Somebody formed or decided it a moment ago.
  const after = await readGroup(groupId)
  return after && verdictOf(after)
}

function verdictOf(group: Group): 'formed' | 'failed' | null {
  return group.outcome ?? (group.formedAt === null ? null : 'formed')
}
