import { describe, expect, it } from 'vitest'
import { thanksDueAt } from '../../../domain/ledger/thanks'
import { DECIDE_AFTER, PAY_GRACE, PAY_WINDOW, RETURN_WINDOW } from '../../../domain/order/limits'
import { payBy } from '../../../domain/order/pay-by'
import { DAY, HOUR, MINUTE, START } from '../../support/world'

describe('the time to pay', () => {
  it('is a quarter of an hour', () => {
    expect(payBy(START, START + HOUR)).toBe(START + 15 * MINUTE)
  })

  it('ends three minutes after the deadline of the group at the latest (C-09)', () => {
    const deadline = START + 12 * MINUTE
    expect(payBy(START - 1, deadline)).toBe(deadline + 3 * MINUTE - 1)
    expect(payBy(START, deadline)).toBe(deadline + 3 * MINUTE)
    expect(payBy(START + 1, deadline)).toBe(deadline + 3 * MINUTE)
  })

  it('is three minutes for whoever places an order at the very last moment', () => {
    expect(payBy(START - 1, START)).toBe(START + 3 * MINUTE)
  })

  it('is over before its group is decided, five minutes after the deadline', () => {
    expect(PAY_WINDOW).toBeGreaterThan(PAY_GRACE)
    expect(DECIDE_AFTER).toBeGreaterThan(PAY_GRACE)
    expect(DECIDE_AFTER).toBe(5 * MINUTE)
  })
})

describe('the time to bring goods back', () => {
  it('is seven days, the same for what a member is shown and for when points and commission are due (C-35)', () => {
    expect(RETURN_WINDOW).toBe(7 * DAY)
    expect(thanksDueAt(START)).toBe(START + RETURN_WINDOW)
  })
})
