import { describe, expect, it } from 'vitest'
import { lowOn, mayGetMore, shortOf } from '../../../domain/stock/short-of'
import { item, oldItem } from './in-the-warehouse'

describe('a shelf may get more', () => {
  it('until it was given all it may sell', () => {
    expect(mayGetMore(item({ allotted: 95, most: 96 }))).toBe(true)
    expect(mayGetMore(item({ allotted: 96, most: 96 }))).toBe(false)
  })

  it('never, when it is from before there was a warehouse', () => {
    expect(mayGetMore(oldItem(0))).toBe(false)
  })
})

describe('a shelf is short of', () => {
  it('what it has less of than is wanted', () => {
    const items = { mandarin: item({ free: 5 }), seasalt: item({ free: 5 }) }
    expect(shortOf({ items }, { mandarin: 5, seasalt: 6 })).toEqual(['seasalt'])
  })

  it('nothing that it can get no more of, or does not sell', () => {
    const items = { mandarin: item({ allotted: 96, free: 0 }), seasalt: oldItem(0) }
    expect(shortOf({ items }, { mandarin: 1, seasalt: 1, lychee: 1 })).toEqual([])
  })
})

describe('a shelf runs low', () => {
  it('on what is below half a load, up to which it is filled', () => {
    const items = {
      mandarin: item({ free: 11 }),
      seasalt: item({ free: 12 }),
      lychee: item({ free: 49, most: 400 }),
    }
    expect(lowOn({ items })).toEqual({ mandarin: 12, lychee: 50 })
  })

  it('on nothing that it can get no more of', () => {
    expect(lowOn({ items: { mandarin: item({ allotted: 96, free: 0 }), seasalt: oldItem(0) } })).toEqual({})
  })
})
