import { without } from './without'
import type { Shelf } from './types'

/**
 * One more order of this member sits down (C-10): on the place she has, or on a free one. `null`: every place is
 * taken by somebody else. A group without a maximum has no places, and everybody fits.
 */
export function sitDown(shelf: Shelf, key: string): Shelf | null {
  const { seats, seated = {} } = shelf
  if (!seats) return shelf
  const orders = seated[key] ?? 0
  if (orders > 0) return { ...shelf, seated: { ...seated, [key]: orders + 1 } }
  if (seats.free < 1) return null
  return { ...shelf, seats: { ...seats, free: seats.free - 1 }, seated: { ...seated, [key]: 1 } }
}

/** An order of hers gets up; with the last one her place is free. */
export function getUp(shelf: Shelf, key: string): Shelf {
  const { seats, seated = {} } = shelf
  const orders = seated[key] ?? 0
  if (!seats || orders === 0) return shelf
  if (orders > 1) return { ...shelf, seated: { ...seated, [key]: orders - 1 } }
  return { ...shelf, seats: { ...seats, free: seats.free + 1 }, seated: without(seated, key) }
}
