import type { Instant } from '../money/types'
import type { Lease } from './types'

/** Units of a load, at least: one crate. */
const LEAST_LOAD = 24
/** A shelf gets this part of what it may sell at once; the rest stays where every group can have it. */
const PART = 4

/** Units of one ordinary load for a shelf that may sell `most` of an item. */
export function loadFor(most: number): number {
  return Math.min(most, Math.max(LEAST_LOAD, Math.ceil(most / PART)))
}

/**
 * The first load of an item for each of a group's shelves, of what the warehouse has free; `most` is what each may
 * sell. Too little is spread evenly, so that no shelf stands empty beside a full one.
 */
export function firstLoads(most: readonly number[], free: number): number[] {
  const wanted = most.map(loadFor)
  const loads: number[] = []
  let left = free
  // Those that want least come first, so that what they leave of their share goes to the others.
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  for (const [done, index] of order.entries()) {
    loads[index] = Math.min(wanted[index]!, Math.ceil(left / (order.length - done)))
    left -= loads[index]
  }
  return loads
}

/**
 * The next load of an item for a shelf: an ordinary one, or what a basket is short of when that is more; never above
 * what the shelf may sell, nor more than the warehouse has.
 */
export function nextLoad(
  item: { allotted: number; free: number; most?: number },
  wanted: number,
  free: number,
): number {
  const { allotted, most = allotted } = item
  return Math.max(0, Math.min(Math.max(loadFor(most), wanted - item.free), most - allotted, free))
}

/** What an item must not fall below without a new load: half an ordinary one. */
export function lowMark(most: number): number {
  return Math.ceil(loadFor(most) / 2)
}

/** A lease with one more load, or its first. */
export function nextLease(before: Lease | null, units: number, at: Instant): Lease {
  return { units: (before?.units ?? 0) + units, loads: (before?.loads ?? 0) + 1, at }
}
