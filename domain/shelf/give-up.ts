import type { Instant } from '../money/types'
import type { Shelf } from './types'

/**
 * Late money that found nothing goes back (C-04): the marker under its hold's id keeps everybody from taking for it what is
 * freed a moment later. What was taken stays taken.
 */
export function giveUp(shelf: Shelf, holdId: string, now: Instant): Shelf {
  if (shelf.joined[holdId] || shelf.voided[holdId] !== undefined) return shelf
  return { ...shelf, voided: { ...shelf.voided, [holdId]: now } }
}
