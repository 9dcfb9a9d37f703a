import { describe, expect, it } from 'vitest'
import { oldMoves } from '../../../domain/stock/old-moves'
import { isSameMove } from '../../../domain/stock/same-move'
import type { StockMove } from '../../../domain/stock/types'
import { DAY, START } from '../../support/world'

const about = { units: 240, at: START, byName: '许衡', note: '周四到的货' }
const received: StockMove = { what: 'received', ...about }
const corrected: StockMove = { what: 'corrected', why: 'broken', ...about, units: -3 }

/** So many deliveries, a millisecond apart, the first one at `first`. */
const moves = (many: number, first: number): Record<string, StockMove> =>
  Object.fromEntries(Array.from({ length: many }, (_, n) => [`t${n}`, { ...received, at: first + n }]))

describe('two taps say the same move', () => {
  it('whoever said it and when', () => {
    expect(isSameMove(received, { ...received, at: START + DAY, byName: '老梁' })).toBe(true)
    expect(isSameMove(corrected, { ...corrected, at: START + DAY, byName: '老梁' })).toBe(true)
  })

  it('not when the units or the note differ', () => {
    expect(isSameMove(received, { ...received, units: 241 })).toBe(false)
    expect(isSameMove(received, { ...received, note: '周五到的货' })).toBe(false)
  })

  it('not when one came in and the other corrects a count, in either order', () => {
    const found: StockMove = { what: 'corrected', why: 'found', ...about }
    expect(isSameMove(received, found)).toBe(false)
    expect(isSameMove(found, received)).toBe(false)
  })

  it('not when a count was corrected for another reason', () => {
    expect(isSameMove(corrected, { ...corrected, why: 'missing' })).toBe(false)
  })
})

describe('a move is forgotten', () => {
  const first = START
  const over = first + 14 * DAY

  it('two weeks after it was made, not a millisecond before', () => {
    expect(oldMoves(moves(31, first), over - 1)).toEqual([])
    expect(oldMoves(moves(31, first), over)).toEqual(['t0'])
  })

  it('only once thirty younger ones are there', () => {
    expect(oldMoves(moves(30, first), over + 999 * DAY)).toEqual([])
    expect(oldMoves(moves(32, first), over + 999 * DAY).sort()).toEqual(['t0', 't1'])
  })
})
