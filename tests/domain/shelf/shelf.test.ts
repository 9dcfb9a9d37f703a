import { describe, expect, it } from 'vitest'
import { drawsOf } from '../../../domain/shelf/draws-of'
import { isBalanced } from '../../../domain/shelf/is-balanced'
import { postHold } from '../../../domain/shelf/post-hold'
import { takeFrom } from '../../../domain/shelf/take-from'
import { totalsOf } from '../../../domain/shelf/totals-of'
import { voidHold } from '../../../domain/shelf/void-hold'
import { fen, START } from '../../support/world'
import { fresh, good, held, hold, joined, refusal } from './on-a-shelf'

describe('a shelf', () => {
  it('sums what a bundle and a single draw of the same bottle (C-02)', () => {
    const lines = [
      { quantity: 2, draws: good('sixpack').draws },
      { quantity: 3, draws: good('mandarin').draws },
    ]
    expect(drawsOf(lines)).toEqual({ mandarin: 7, seasalt: 4, lychee: 4 })
  })

  it('promises what is free and nothing more (C-01)', () => {
    const shelf = held(fresh({ mandarin: 3 }), 'o1', hold({ mandarin: 2 }))
    expect(shelf.items['mandarin']).toMatchObject({ allotted: 3, free: 1, held: 2, posted: 0 })
    expect(refusal(shelf, 'o2', hold({ mandarin: 2 }, { key: 'kzhou' }))).toEqual({
      code: 'short',
      item: 'mandarin',
      free: 1,
      wanted: 2,
    })
  })

  it('keeps one unpaid order for each member', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'o1', hold({ mandarin: 2 }))
    expect(refusal(shelf, 'o2', hold({ mandarin: 1 }))).toEqual({ code: 'unpaid-order', orderId: 'o1' })
    expect(refusal(postHold(shelf, 'o1', joined()), 'o2', hold({ mandarin: 1 }))).toBeNull()
  })

  it('knows an id it has seen: the same tap, another command, somebody else', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'o1', hold({ mandarin: 2 }))
    expect(refusal(shelf, 'o1', hold({ mandarin: 2 }))).toEqual({ code: 'known', as: 'held' })
    expect(refusal(shelf, 'o1', hold({ mandarin: 3 }, { hash: 'h2' }))).toEqual({ code: 'join-changed' })
    expect(refusal(shelf, 'o1', hold({ mandarin: 2 }, { key: 'kzhou' }))).toEqual({ code: 'join-taken' })
    expect(refusal(voidHold(shelf, 'o1', START), 'o1', hold({ mandarin: 2 }))).toMatchObject({ as: 'voided' })
    expect(refusal(postHold(shelf, 'o1', joined()), 'o1', hold({ mandarin: 2 }))).toMatchObject({
      as: 'posted',
    })
  })

  it('takes nothing when it is sealed, at its deadline, or under other terms (C-18)', () => {
    const shelf = fresh({ mandarin: 9 })
    const wish = hold({ mandarin: 1 })
    expect(refusal(shelf, 'o1', wish, shelf.endsAt - 1)).toBeNull()
    expect(refusal(shelf, 'o1', wish, shelf.endsAt)).toMatchObject({ code: 'group-ended' })
    expect(refusal({ ...shelf, open: false }, 'o1', wish)).toMatchObject({ code: 'group-ended' })
    expect(refusal(shelf, 'o1', wish, START, 2)).toEqual({ code: 'terms-changed', termsVersion: 1 })
  })

  it('posts and voids a hold once, whatever is repeated', () => {
    const shelf = held(fresh({ mandarin: 9 }), 'o1', hold({ mandarin: 2 }))
    const posted = postHold(shelf, 'o1', joined())
    expect(posted.items['mandarin']).toMatchObject({ allotted: 9, free: 7, held: 0, posted: 2 })
    expect(postHold(posted, 'o1', joined())).toBe(posted)
    expect(voidHold(posted, 'o1', START)).toBe(posted)
    const voided = voidHold(shelf, 'o1', START)
    expect(voided.items['mandarin']).toMatchObject({ allotted: 9, free: 9, held: 0, posted: 0 })
    expect(postHold(voided, 'o1', joined())).toBe(voided)
  })

  it('gives late money what is still free, under a new id, also after it was sealed (C-04)', () => {
    const sealed = { ...fresh({ mandarin: 3 }), open: false }
    const taken = takeFrom(sealed, 'v1', { mandarin: 2 }, joined())!
    expect(taken.items['mandarin']).toMatchObject({ allotted: 3, free: 1, held: 0, posted: 2 })
    expect(takeFrom(taken, 'v1', { mandarin: 2 }, joined())).toBe(taken)
    expect(takeFrom(taken, 'v2', { mandarin: 2 }, joined())).toBeNull()
    expect(isBalanced(taken)).toBe(true)
  })

  it('counts people once and money as it was paid (C-12)', () => {
    let shelf = fresh({ mandarin: 9 })
    for (const [id, key] of [
      ['o1', 'klin'],
      ['o2', 'klin'],
      ['o3', 'kzhou'],
    ] as const) {
      shelf = postHold(
        held(shelf, id, hold({ mandarin: 1 }, { key })),
        id,
        joined({ key, units: 6, fen: fen(2760) }),
      )
    }
    expect(totalsOf([shelf])).toEqual({ units: 18, fen: 8280, people: 2, orders: 3 })
  })
})
