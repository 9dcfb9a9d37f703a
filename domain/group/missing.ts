import type { GroupRule, GroupTotals } from './types'

/** What is missing, in the rule's own measure: units (of cases too), people or fen. 0 when reached. */
export function missing(rule: GroupRule, crateSize: number, totals: GroupTotals): number {
  switch (rule.by) {
    case 'units':
      return Math.max(0, rule.target - totals.units)
    case 'cases':
      return Math.max(0, rule.target * crateSize - totals.units)
    case 'people':
      return Math.max(0, rule.target - totals.people)
    case 'amount':
      return Math.max(0, rule.targetFen - totals.fen)
  }
}
