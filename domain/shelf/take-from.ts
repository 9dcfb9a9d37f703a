import type { StockItem } from '../goods/types'
import { moved } from './moved'
import { sitDown } from './seats'
import type { Joined, Shelf } from './types'

/**
 * Money that came after its hold was given up takes what is still free, under a new id (C-04). The deadline does not
 * matter here, the group's decision does. `null`: not enough is left, or no
 * place, or it was given up (the money goes back), or it is held (and posted).
 */
export function takeFrom(
  shelf: Shelf,
  holdId: string,
  draws: Record<StockItem, number>,
  joined: Joined,
): Shelf | null {
  if (shelf.joined[holdId]) return shelf
  if (shelf.holds[holdId] || shelf.voided[holdId] !== undefined) return null
  if (Object.entries(draws).some(([item, units]) => (shelf.items[item]?.free ?? 0) < units)) return null
  const sitting = sitDown(shelf, joined.key)
  if (!sitting) return null
  return {
    ...sitting,
    items: moved(shelf.items, draws, 'free', 'posted'),
    joined: { ...shelf.joined, [holdId]: joined },
  }
}
