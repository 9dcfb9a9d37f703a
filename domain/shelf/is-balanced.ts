import type { Shelf } from './types'

/**
 * Whether the books of a shelf are right: nothing below zero, free + held + posted = allotted, and what is held is
 * exactly what the holds say. Tests and the reconciliation of staff ask this; nothing on the order path needs to.
 */
export function isBalanced(shelf: Shelf): boolean {
  const held: Record<string, number> = {}
  for (const hold of Object.values(shelf.holds))
    for (const [item, units] of Object.entries(hold.draws)) held[item] = (held[item] ?? 0) + units
  return Object.entries(shelf.items).every(
    ([name, item]) =>
      item.free >= 0 &&
      item.held >= 0 &&
      item.posted >= 0 &&
      item.free + item.held + item.posted === item.allotted &&
      item.held === (held[name] ?? 0),
  )
}
