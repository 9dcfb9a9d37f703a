import { describe, expect, it } from 'vitest'
import { giveUp } from '../../../domain/shelf/give-up'
import { takeFrom } from '../../../domain/shelf/take-from'
import { fresh, held, hold, joined } from './on-a-shelf'

describe('late money (C-04)', () => {
  it('may take the very last of what is free, and not one more', () => {
    const shelf = fresh({ mandarin: 2 })
    const taken = takeFrom(shelf, 'v1', { mandarin: 2 }, joined())
    expect(taken?.items['mandarin']).toMatchObject({ allotted: 2, free: 0, held: 0, posted: 2 })
    expect(takeFrom(shelf, 'v1', { mandarin: 3 }, joined())).toBeNull()
  })

  it('takes all that was paid for, or nothing', () => {
    const shelf = fresh({ mandarin: 9, seasalt: 1 })
    expect(takeFrom(shelf, 'v1', { mandarin: 1, seasalt: 2 }, joined())).toBeNull()
    expect(takeFrom(shelf, 'v1', { mandarin: 1, opener: 1 }, joined())).toBeNull()
  })

  it('is not taken twice when it is held already: that hold will be posted', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'v1', hold({ mandarin: 2 }))
    expect(takeFrom(shelf, 'v1', { mandarin: 2 }, joined())).toBeNull()
  })

  it('takes nothing once it was given up, not even what is free by now', () => {
    const shelf = giveUp(fresh({ mandarin: 1 }), 'v1', 5)
    expect(shelf.voided).toEqual({ v1: 5 })
    expect(takeFrom(shelf, 'v1', { mandarin: 1 }, joined())).toBeNull()
    expect(takeFrom(shelf, 'v2', { mandarin: 1 }, joined())).not.toBeNull()
  })

  it('is given up once, and not after it was taken', () => {
    const shelf = giveUp(fresh({ mandarin: 1 }), 'v1', 5)
    expect(giveUp(shelf, 'v1', 6)).toBe(shelf)
    const taken = takeFrom(fresh({ mandarin: 1 }), 'v1', { mandarin: 1 }, joined())!
    expect(giveUp(taken, 'v1', 6)).toBe(taken)
  })

  it('puts her caps into the crate, and leaves those who were there', () => {
    const before = takeFrom(fresh({ mandarin: 9 }), 'v1', { mandarin: 1 }, joined({ key: 'kzhou' }))!
    const after = takeFrom(before, 'v2', { mandarin: 1 }, joined({ units: 3 }))!
    expect(after.joined).toEqual({ v1: joined({ key: 'kzhou' }), v2: joined({ units: 3 }) })
  })
})
