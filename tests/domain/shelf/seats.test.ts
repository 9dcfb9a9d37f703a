import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postHold } from '../../../domain/shelf/post-hold'
import { getUp, sitDown } from '../../../domain/shelf/seats'
import { takeFrom } from '../../../domain/shelf/take-from'
import type { Shelf } from '../../../domain/shelf/types'
import { voidHold } from '../../../domain/shelf/void-hold'
import { START } from '../../support/world'
import { fresh, held, hold, joined, refusal } from './on-a-shelf'

const withPlaces = (mostPeople: number) => fresh({ mandarin: 99 }, { mostPeople })
const bottle = (key: string) => hold({ mandarin: 1 }, { key })

describe('the places of a group with a maximum (C-10)', () => {
  it('are given one by one, and the last one too', () => {
    const one = held(withPlaces(2), 'o1', bottle('klin'))
    expect(one.seats).toEqual({ most: 2, free: 1 })
    const both = held(one, 'o2', bottle('kzhou'))
    expect(both.seats).toEqual({ most: 2, free: 0 })
    expect(both.seated).toEqual({ klin: 1, kzhou: 1 })
  })

  it('are refused to one more neighbour, who hears how many there are', () => {
    const full = held(withPlaces(1), 'o1', bottle('klin'))
    expect(refusal(full, 'o2', bottle('kzhou'))).toEqual({ code: 'group-full', most: 1 })
  })

  it('are one for each member, however many orders she has', () => {
    const paid = postHold(held(withPlaces(1), 'o1', bottle('klin')), 'o1', joined())
    const again = held(paid, 'o2', bottle('klin'))
    expect(again).toMatchObject({ seats: { most: 1, free: 0 }, seated: { klin: 2 } })
  })

  it('are free again with her last order, not before', () => {
    const paid = postHold(held(withPlaces(2), 'o1', bottle('klin')), 'o1', joined())
    const one = voidHold(held(paid, 'o2', bottle('klin')), 'o2', START)
    expect(one).toMatchObject({ seats: { most: 2, free: 1 }, seated: { klin: 1 } })
    const none = getUp(one, 'klin')
    expect(none).toMatchObject({ seats: { most: 2, free: 2 } })
    expect(none.seated).toEqual({})
  })

  it('do not become more when somebody gets up who never sat down', () => {
    const shelf = withPlaces(2)
    expect(getUp(shelf, 'klin')).toBe(shelf)
  })

  it('are no matter in a group without a maximum', () => {
    const shelf = fresh({ mandarin: 9 })
    expect(sitDown(shelf, 'klin')).toBe(shelf)
    expect(getUp(shelf, 'klin')).toBe(shelf)
  })

  it('are wanted by late money like by anybody else', () => {
    const full = held(withPlaces(1), 'o1', bottle('klin'))
    expect(takeFrom(full, 'v2', { mandarin: 1 }, joined({ key: 'kzhou' }))).toBeNull()
    const paid = postHold(full, 'o1', joined())
    expect(takeFrom(paid, 'v2', { mandarin: 1 }, joined())).toMatchObject({ seated: { klin: 2 } })
  })

  it('count the same after anybody sat down and got up again', () => {
    const keys = fc.array(fc.constantFrom('klin', 'kzhou', 'kwu'), { maxLength: 8 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), keys, (most, sitting) => {
        const before = sitting.reduce<Shelf>((shelf, key) => sitDown(shelf, key) ?? shelf, withPlaces(most))
        for (const key of ['klin', 'kzhou', 'kwu', 'khe']) {
          const after = sitDown(before, key)
          if (after) expect(getUp(after, key)).toEqual(before)
          else expect([before.seats!.free, before.seated![key]]).toEqual([0, undefined])
        }
      }),
    )
  })
})
