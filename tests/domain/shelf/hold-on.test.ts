import { describe, expect, it } from 'vitest'
import { postHold } from '../../../domain/shelf/post-hold'
import { voidHold } from '../../../domain/shelf/void-hold'
import { START } from '../../support/world'
import { fresh, held, hold, joined, refusal } from './on-a-shelf'

describe('a hold', () => {
  it('may take the last unit, and not one more', () => {
    expect(refusal(fresh({ mandarin: 3 }), 'o1', hold({ mandarin: 3 }))).toBeNull()
    expect(refusal(fresh({ mandarin: 3 }), 'o1', hold({ mandarin: 4 }))).toMatchObject({ free: 3, wanted: 4 })
  })

  it('of goods that were never put on this shelf finds none of them', () => {
    expect(refusal(fresh({ mandarin: 3 }), 'o1', hold({ mandarin: 1, lychee: 1 }))).toEqual({
      code: 'short',
      item: 'lychee',
      free: 0,
      wanted: 1,
    })
  })

  it('takes all that its basket draws, or nothing', () => {
    const shelf = held(fresh({ mandarin: 3, seasalt: 2, lychee: 1 }), 'o1', hold({ mandarin: 2, seasalt: 2 }))
    expect(shelf.items).toMatchObject({
      mandarin: { free: 1, held: 2 },
      seasalt: { free: 0, held: 2 },
      lychee: { free: 1, held: 0 },
    })
  })

  it('that comes again hears what became of it', () => {
    const wish = hold({ mandarin: 2 })
    const shelf = held(fresh({ mandarin: 9 }), 'o1', wish)
    expect(refusal(postHold(shelf, 'o1', joined()), 'o1', wish)).toEqual({ code: 'known', as: 'posted' })
    expect(refusal(voidHold(shelf, 'o1', START), 'o1', wish)).toEqual({ code: 'known', as: 'voided' })
  })

  it('that was known hears so even after the deadline, since its money may be on the way', () => {
    const wish = hold({ mandarin: 2 })
    const shelf = held(fresh({ mandarin: 9 }), 'o1', wish)
    expect(refusal(shelf, 'o1', wish, shelf.endsAt)).toEqual({ code: 'known', as: 'held' })
  })
})

describe('a hold for a member of another shelf', () => {
  const guest = (draws: Record<string, number>) => hold(draws, { home: 'g1~2' })

  it('takes units, and leaves her one unpaid order to her own shelf', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'o1', guest({ mandarin: 2 }))
    expect(shelf.items['mandarin']).toMatchObject({ free: 7, held: 2 })
    expect(shelf.unpaid).toEqual({})
    expect(refusal(shelf, 'o2', guest({ mandarin: 1 }))).toBeNull()
  })

  it('is not stopped by an unpaid order here', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'o1', hold({ mandarin: 2 }))
    expect(held(shelf, 'o2', guest({ mandarin: 1 })).unpaid).toEqual({ klin: 'o1' })
  })

  it('sits on no place here, and frees none when it is given up', () => {
    const shelf = held(fresh({ mandarin: 9 }, { mostPeople: 1 }), 'o1', hold({ mandarin: 1 }))
    const full = { seats: { most: 1, free: 0 }, seated: { klin: 1 } }
    expect(shelf).toMatchObject(full)
    const both = held(shelf, 'o2', guest({ mandarin: 1 }))
    expect(both).toMatchObject(full)
    expect(voidHold(both, 'o2', START)).toMatchObject(full)
  })
})
