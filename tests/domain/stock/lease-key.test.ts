import { describe, expect, it } from 'vitest'
import { groupOf, leaseKey, shelfOf } from '../../../domain/stock/lease-key'

describe('the name of a lease', () => {
  it('is its shelf’s, as the field of a document may be called', () => {
    expect(leaseKey('g1~12')).toBe('g1_12')
    expect(leaseKey('g1~12')).toMatch(/^[A-Za-z0-9_]+$/)
  })

  it.each(['g1~1', 'g1~12', 'g_a_b~3'])('leads back to its shelf and its group: %s', shelfId => {
    expect(shelfOf(leaseKey(shelfId))).toBe(shelfId)
    expect(groupOf(leaseKey(shelfId))).toBe(shelfId.split('~')[0])
  })
})
