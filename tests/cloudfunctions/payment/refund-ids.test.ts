import { expect, it } from 'vitest'
import { refundIdOf, revivalIdOf } from '../../../cloudfunctions/_effects/ids'

const orderId = 'A'.repeat(32)

it('names a refund by what it is for, the same on every retry (C-27)', () => {
  const id = refundIdOf(orderId, 'group-failed')
  expect(refundIdOf(orderId, 'group-failed')).toBe(id)
  expect(id).toMatch(/^[a-z][0-9a-z]{1,19}$/)
  expect(`tell-refund-${id}`.length).toBeLessThanOrEqual(32)
})

it('names refunds of other orders, reasons and payments differently', () => {
  const ids = [
    refundIdOf(orderId, 'group-failed'),
    refundIdOf(orderId, 'late-payment'),
    refundIdOf(orderId, 'second-payment', 't1'),
    refundIdOf(orderId, 'second-payment', 't2'),
    refundIdOf('B'.repeat(32), 'group-failed'),
    revivalIdOf(orderId, 't1'),
    revivalIdOf(orderId, 't2'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
