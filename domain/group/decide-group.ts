import { reached } from './reached'
import type { Group, GroupTerms, GroupTotals } from './types'

/**
 * The outcome of a group at its end. What formed once stays formed, whatever was refunded since (C-13); nobody is
 * added to make it form (C-12).
 */
export function decideGroup(
  group: Pick<Group, 'formedAt'>,
  terms: Pick<GroupTerms, 'rule' | 'crateSize'>,
  totals: GroupTotals,
): 'formed' | 'failed' {
  return group.formedAt !== null || reached(terms.rule, terms.crateSize, totals) ? 'formed' : 'failed'
}
