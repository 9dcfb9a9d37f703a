import fc from 'fast-check'
import { giveUp } from '../../domain/shelf/give-up'
import { holdOn } from '../../domain/shelf/hold-on'
import { postHold } from '../../domain/shelf/post-hold'
import { takeFrom } from '../../domain/shelf/take-from'
import type { Hold, Joined, Shelf } from '../../domain/shelf/types'
import { voidHold } from '../../domain/shelf/void-hold'
import { fen, MINUTE, START } from '../support/world'

/** What can happen to a shelf, in any order and any number: members, timers and late money at once. */
export type Step =
  | { do: 'hold'; order: string; member: string; draws: Record<string, number>; at: number; version: number }
  | { do: 'post' | 'void' | 'release'; order: string; at: number }
  | { do: 'take' | 'give up'; order: string; at: number }
  | { do: 'seal' }

export const ORDERS = ['oA', 'oB', 'oC', 'oD', 'oE', 'oF']
const MEMBERS = ['kA', 'kB', 'kC']
/** Places of a group with a maximum: one fewer than there are members. */
export const MOST_PEOPLE = MEMBERS.length - 1
/** Who holds and what an order draws is fixed by its id, as the command's hash fixes it. */
const memberOf = (order: string) => MEMBERS[ORDERS.indexOf(order) % MEMBERS.length]!
export const drawsOfOrder = (order: string): Record<string, number> => {
  const n = ORDERS.indexOf(order)
  return n % 2 === 0 ? { mandarin: 1 + (n % 3) } : { mandarin: 1, seasalt: 1 + n }
}

// Weighed so that an id comes back after it was given up, and a shelf is sealed only now and then.
const order = fc.constantFrom(...ORDERS.slice(0, 4))
const at = fc.integer({ min: START, max: START + 32 * MINUTE })
export const steps = fc
  .array(
    fc.oneof(
      {
        weight: 24,
        arbitrary: fc.record({
          do: fc.constant('hold' as const),
          order,
          at,
          version: fc.constantFrom(1, 1, 1, 1, 1, 2),
        }),
      },
      {
        weight: 18,
        arbitrary: fc.record({
          do: fc.constantFrom('post' as const, 'void' as const, 'void' as const, 'release' as const),
          order,
          at,
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constantFrom('take' as const, 'give up' as const),
          order,
          at,
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom({ do: 'seal' as const }) },
    ),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map(list =>
    list.map((step): Step =>
      step.do === 'hold' ? { ...step, member: memberOf(step.order), draws: drawsOfOrder(step.order) } : step,
    ),
  )

export const holdFor = (step: { order: string; at: number }): Hold => ({
  key: memberOf(step.order),
  hash: `h${step.order}`,
  draws: drawsOfOrder(step.order),
  units: 1,
  fen: fen(100),
  at: step.at,
  until: step.at + 15 * MINUTE,
})
export const joinedFor = (step: { order: string; at: number }): Joined => ({
  key: memberOf(step.order),
  surname: '林',
  units: 1,
  fen: fen(100),
  paidAt: step.at,
})
/** Late money takes under an id of its own. */
export const lateId = (orderId: string) => `v${orderId}`

/** One step of the model: the pure decisions of `domain/shelf`. A refused step changes nothing. */
export function modelled(shelf: Shelf, step: Step): Shelf {
  switch (step.do) {
    case 'hold': {
      const wish = { orderId: step.order, hold: holdFor(step), termsVersion: step.version }
      const held = holdOn(shelf, wish, step.at)
      return held.ok ? held.value : shelf
    }
    case 'post':
      return postHold(shelf, step.order, joinedFor(step))
    case 'void':
      return voidHold(shelf, step.order, step.at)
    case 'release': {
      const { [step.order]: marker, ...voided } = voidHold(shelf, step.order, step.at).voided
      const before = shelf.voided[step.order]
      const kept = before === undefined ? voided : { ...voided, [step.order]: before }
      return shelf.holds[step.order]
        ? { ...voidHold(shelf, step.order, step.at), voided: kept }
        : (void marker, shelf)
    }
    case 'take':
      return takeFrom(shelf, lateId(step.order), drawsOfOrder(step.order), joinedFor(step)) ?? shelf
    case 'give up':
      return giveUp(shelf, lateId(step.order), step.at)
    case 'seal':
      return { ...shelf, open: false }
  }
}

/** Whatever must be true of a shelf besides its books being balanced. */
export function contradictions(shelf: Shelf): string[] {
  const found: string[] = []
  for (const id of Object.keys(shelf.joined))
    if (shelf.voided[id] !== undefined) found.push(`${id} is posted and given up`)
  for (const id of Object.keys(shelf.holds)) {
    if (shelf.joined[id]) found.push(`${id} is held and posted`)
    if (shelf.voided[id] !== undefined) found.push(`${id} is held and given up`)
    if (shelf.unpaid[shelf.holds[id]!.key] !== id)
      found.push(`${id} is held, but not its member's unpaid order`)
  }
  if (Object.keys(shelf.unpaid).length !== Object.keys(shelf.holds).length)
    found.push('an unpaid order without a hold')
  return found
}
