import { describe, expect, it } from 'vitest'
import { boughtOf, countIn } from '../../../domain/ledger/bought'
import { fen } from '../../support/world'
import { order, refund } from './a-kept-order'

const nothing = { orders: 0, units: 0 }

describe('an order that was collected', () => {
  it('counts as one, with all its units', () => {
    expect(boughtOf(order())).toEqual({ orders: 1, units: 7 })
  })

  it('counts as long as a fen of it was kept, and not once everything went back', () => {
    expect(boughtOf(order({ refunds: { r1: refund({ fen: fen(3679) }) } }))).toEqual({ orders: 1, units: 7 })
    expect(boughtOf(order({ refunds: { r1: refund({ fen: fen(3680) }) } }))).toEqual(nothing)
  })

  it('counts for nothing when its group failed, also before the money went back', () => {
    expect(boughtOf(order({ outcome: 'failed' }))).toEqual(nothing)
  })

  it('counts for nothing before it was paid', () => {
    expect(boughtOf(order({ payment: { state: 'placed' } }))).toEqual(nothing)
  })
})

describe('what somebody has bought', () => {
  it('begins with her first order', () => {
    expect(countIn({}, { orders: 1, units: 7 })).toEqual({ orders: 1, units: 7 })
  })

  it('grows by each order and its units', () => {
    expect(countIn({ bought: { orders: 2, units: 30 } }, { orders: 1, units: 7 })).toEqual({
      orders: 3,
      units: 37,
    })
  })

  it('stays as it is with an order that counts for nothing', () => {
    expect(countIn({ bought: { orders: 2, units: 30 } }, nothing)).toEqual({ orders: 2, units: 30 })
  })
})
