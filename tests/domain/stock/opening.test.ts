import { describe, expect, it } from 'vitest'
import { isOpeningOver, OPENING_DEAD_AFTER } from '../../../domain/stock/opening'
import { HOUR, MINUTE, START } from '../../support/world'

describe('an opening that died half-way', () => {
  it('has its goods taken back after an hour', () => {
    expect(OPENING_DEAD_AFTER).toBe(HOUR)
  })

  it('can be finished until ten minutes before that', () => {
    const taken = [{ at: START }]
    expect(isOpeningOver(taken, START + 50 * MINUTE - 1)).toBe(false)
    expect(isOpeningOver(taken, START + 50 * MINUTE)).toBe(true)
  })

  it('is over as soon as one of its leases is that old', () => {
    const taken = [{ at: START + 40 * MINUTE }, { at: START }]
    expect(isOpeningOver(taken, START + 50 * MINUTE)).toBe(true)
  })

  it('is not over while nothing was taken', () => {
    expect(isOpeningOver([], START)).toBe(false)
  })
})
