import type { GroupRule, GroupTotals } from './types'

/** Whether a group has formed. Cases are full crates: ⌊units ÷ crate size⌋. */
export function reached(rule: GroupRule, crateSize: number, totals: GroupTotals): boolean {
  switch (rule.by) {
    case 'units':
      return totals.units >= rule.target
    case 'cases':
      return Math.floor(totals.units / crateSize) >= rule.target
    case 'people':
      return totals.people >= rule.target
    case 'amount':
      return totals.fen >= rule.targetFen
  }
}
