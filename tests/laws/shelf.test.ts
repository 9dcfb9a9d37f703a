import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBalanced } from '../../domain/shelf/is-balanced'
import type { Shelf } from '../../domain/shelf/types'
import { groupDocuments, HOUR, START } from '../support/world'
import { contradictions, drawsOfOrder, MOST_PEOPLE, modelled, steps } from './shelf-steps'

const allot = { mandarin: 5, seasalt: 9 }
const endsAt = START + HOUR / 2

describe.each([
  ['for everybody', {}],
  ['with a maximum of members (C-10)', { mostPeople: MOST_PEOPLE }],
])('the laws of a shelf %s', (_, most) => {
  const fresh = (): Shelf => groupDocuments({ allot, endsAt, ...most }, START).shelf

  it('never promises more than there is, whatever happens in whatever order (C-01)', () => {
    fc.assert(
      fc.property(steps, list => {
        let shelf = fresh()
        for (const step of list) {
          shelf = modelled(shelf, step)
          expect(isBalanced(shelf)).toBe(true)
          expect(contradictions(shelf)).toEqual([])
        }
      }),
      { numRuns: 1500, seed: 1 },
    )
  })

  it('has posted exactly what its caps drew', () => {
    fc.assert(
      fc.property(steps, list => {
        const shelf = list.reduce(modelled, fresh())
        const posted = Object.keys(shelf.joined).reduce(
          (sum, id) => sum + (drawsOfOrder(id.replace(/^v/, ''))['mandarin'] ?? 0),
          0,
        )
        expect(shelf.items['mandarin']!.posted).toBe(posted)
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  it('is the same after every step was repeated at once', () => {
    fc.assert(
      fc.property(steps, list => {
        const once = list.reduce(modelled, fresh())
        // Taking again what was released is a new hold; every other step leaves a mark that its repetition meets.
        fc.pre(list.every(step => step.do !== 'release'))
        const twice = list.reduce((shelf, step) => modelled(modelled(shelf, step), step), fresh())
        expect(twice).toEqual(once)
      }),
      { numRuns: 1000, seed: 3 },
    )
  })
})
