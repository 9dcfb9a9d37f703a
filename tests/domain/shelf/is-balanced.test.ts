import { describe, expect, it } from 'vitest'
import { isBalanced } from '../../../domain/shelf/is-balanced'
import { postHold } from '../../../domain/shelf/post-hold'
import type { Shelf, ShelfItem } from '../../../domain/shelf/types'
import { fresh, held, hold, joined } from './on-a-shelf'

/** Nine bottles, two of them held, and what the books say of them changed. */
const withMandarin = (over: Partial<ShelfItem>): Shelf => {
  const { items, ...shelf } = held(fresh({ mandarin: 9, seasalt: 4 }), 'o1', hold({ mandarin: 2 }))
  return { ...shelf, items: { ...items, mandarin: { ...items['mandarin']!, ...over } } }
}
/** 林 sits on one of two places. */
const seated = () => held(fresh({ mandarin: 9 }, { mostPeople: 2 }), 'o1', hold({ mandarin: 1 }))

describe('the books of a shelf', () => {
  it('are right on an empty shelf, and after a hold and a payment', () => {
    expect(isBalanced(fresh({}))).toBe(true)
    expect(isBalanced(withMandarin({}))).toBe(true)
    expect(isBalanced(postHold(withMandarin({}), 'o1', joined()))).toBe(true)
  })

  it('are right when all is free, all is held, or all is sold', () => {
    const all = held(fresh({ mandarin: 2 }), 'o1', hold({ mandarin: 2 }))
    expect(all.items['mandarin']).toMatchObject({ free: 0, held: 2, posted: 0 })
    expect(isBalanced(all)).toBe(true)
    const sold = postHold(all, 'o1', joined())
    expect(sold.items['mandarin']).toMatchObject({ free: 0, held: 0, posted: 2 })
    expect(isBalanced(sold)).toBe(true)
  })

  it.each<[string, Partial<ShelfItem>]>([
    ['a unit is nowhere', { free: 6 }],
    ['a unit came from nowhere', { posted: 1 }],
    ['less than nothing is free', { free: -1, posted: 8 }],
    ['less than nothing is sold', { free: 8, posted: -1 }],
    ['more is held than the holds say', { free: 6, held: 3 }],
    ['less is held than the holds say', { free: 8, held: 1 }],
    ['less than nothing is held', { free: 10, held: -1 }],
  ])('are wrong when %s', (_, over) => {
    expect(isBalanced(withMandarin(over))).toBe(false)
  })

  it('are wrong when units are held by nobody, though the other goods are right', () => {
    expect(isBalanced({ ...withMandarin({}), holds: {} })).toBe(false)
  })

  it('add up what several orders hold of the same bottle', () => {
    const two = held(withMandarin({}), 'o2', hold({ mandarin: 3, seasalt: 1 }, { key: 'kzhou' }))
    expect(isBalanced(two)).toBe(true)
  })

  it('are wrong below zero, though a hold says the same', () => {
    const odd = { o1: hold({ mandarin: -1 }) }
    expect(isBalanced({ ...withMandarin({ free: 10, held: -1 }), holds: odd })).toBe(false)
  })
})

describe('the places of a shelf', () => {
  it('are right while each member with orders here sits on one', () => {
    expect(isBalanced(seated())).toBe(true)
    expect(isBalanced(postHold(seated(), 'o1', joined()))).toBe(true)
    const both = held(seated(), 'o2', hold({ mandarin: 1 }, { key: 'kzhou' }))
    expect(both.seats).toEqual({ most: 2, free: 0 })
    expect(isBalanced(both)).toBe(true)
  })

  it.each<[string, Partial<Shelf>]>([
    ['a place is missing', { seats: { most: 2, free: 0 } }],
    ['there is one too many', { seats: { most: 2, free: 2 } }],
    ['somebody sits without an order', { seats: { most: 2, free: 0 }, seated: { klin: 1, kzhou: 1 } }],
    ['an order has no place', { seats: { most: 2, free: 2 }, seated: {} }],
    ['a member’s orders are miscounted', { seated: { klin: 2 } }],
    ['she sits where another one ordered', { seated: { kzhou: 1 } }],
  ])('are wrong when %s', (_, over) => {
    expect(isBalanced({ ...seated(), ...over })).toBe(false)
  })

  it('are wrong when more sit than there are', () => {
    const both = held(seated(), 'o2', hold({ mandarin: 1 }, { key: 'kzhou' }))
    expect(isBalanced({ ...both, seats: { most: 1, free: -1 } })).toBe(false)
  })

  it('belong to a group with a maximum only', () => {
    expect(isBalanced({ ...fresh({ mandarin: 9 }), seated: {} })).toBe(true)
    expect(isBalanced({ ...withMandarin({}), seated: { klin: 1 } })).toBe(false)
  })
})
