import type { Shelf } from './types'

/**
 * Whether the books of a shelf are right: nothing below zero, free + held + posted = allotted, and what is held is
 * exactly what the holds say; and in a group with a maximum, each member with orders here sits on one place (C-10). Tests and the reconciliation of staff ask this; nothing on the order path needs to.
 */
export function isBalanced(shelf: Shelf): boolean {
  const held: Record<string, number> = {}
  for (const hold of Object.values(shelf.holds))
    for (const [item, units] of Object.entries(hold.draws)) held[item] = (held[item] ?? 0) + units
  return (
    areSeatsRight(shelf) &&
    Object.entries(shelf.items).every(
      ([name, item]) =>
        item.free >= 0 &&
        item.held >= 0 &&
        item.posted >= 0 &&
        item.free + item.held + item.posted === item.allotted &&
        item.held === (held[name] ?? 0),
    )
  )
}

function areSeatsRight({ seats, seated = {}, holds, joined }: Shelf): boolean {
  if (!seats) return Object.keys(seated).length === 0
  const orders: Record<string, number> = {}
  for (const { key } of [...Object.values(holds), ...Object.values(joined)])
    orders[key] = (orders[key] ?? 0) + 1
  const keys = new Set([...Object.keys(orders), ...Object.keys(seated)])
  return (
    seats.free >= 0 &&
    seats.free + Object.keys(seated).length === seats.most &&
    [...keys].every(key => orders[key] === seated[key])
  )
}
