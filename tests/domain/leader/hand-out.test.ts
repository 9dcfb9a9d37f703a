import { describe, expect, it } from 'vitest'
import { canHandOut, handOut, toHandOut } from '../../../domain/leader/hand-out'
import type { Order, OrderLine } from '../../../domain/order/types'
import { collectedOrder } from '../../support/collected'
import { DAY, people, START } from '../../support/world'

const [bought] = collectedOrder('o1', people.lin).lines
const line = (over: Partial<OrderLine> = {}): OrderLine => ({ ...bought!, collected: 0, ...over })
/** 林's order of eight bottles, which has arrived and waits for her. */
const waiting = (over: Partial<Order> = {}): Order =>
  collectedOrder('o1', people.lin, START, { collected: null, lines: [line()], todo: {}, ...over })
const refusal = (over: Partial<Order>) => {
  const allowed = canHandOut(waiting(over))
  return allowed.ok ? null : allowed.refusal
}
const chen = { memberId: 'mchen', name: '陈姐' }

describe('pieces to hand out', () => {
  it('are those bought, less what was collected, is short, is going back or went back', () => {
    expect(toHandOut(line())).toBe(8)
    expect(toHandOut(line({ collected: 1, short: 1, refunding: 2, refunded: 3 }))).toBe(1)
    expect(toHandOut(line({ collected: 8 }))).toBe(0)
  })
})

describe('an order', () => {
  it('is handed out once it is paid, formed and arrived', () => {
    expect(canHandOut(waiting())).toEqual({ ok: true, value: true })
  })

  it('is handed out once: a second time says when it was and who did it (C-54)', () => {
    const collected = { at: START, by: 'mchen', byName: '陈姐', how: 'code' as const }
    expect(refusal({ collected })).toEqual({ code: 'already-collected', at: START, by: '陈姐' })
  })

  it.each(['placed', 'closing', 'cancelled'] as const)('is not handed out while it is %s', state => {
    expect(refusal({ payment: { state } })).toEqual({ code: 'not-collectable', why: 'not-paid' })
  })

  it('is not handed out when its group failed, or is not decided', () => {
    expect(refusal({ outcome: 'failed' })).toEqual({ code: 'not-collectable', why: 'refunded' })
    expect(refusal({ outcome: null })).toEqual({ code: 'not-collectable', why: 'not-formed' })
  })

  it('is not handed out before its goods are there', () => {
    expect(refusal({ arrivedAt: null })).toEqual({ code: 'not-arrived' })
  })

  it('is not handed out when every piece goes back, or has gone', () => {
    const gone = line({ refunded: 8 })
    const going = line({ refunding: 8 })
    expect(refusal({ lines: [gone, gone] })).toEqual({ code: 'not-collectable', why: 'refunded' })
    expect(refusal({ lines: [gone, going] })).toEqual({ code: 'not-collectable', why: 'refunding' })
  })

  it('is handed out for the one piece that is left', () => {
    expect(refusal({ lines: [line({ refunded: 8 }), line({ refunding: 7 })] })).toBeNull()
  })
})

describe('handing out', () => {
  it('writes who did it, when and how, once and for good', () => {
    expect(handOut(waiting(), chen, 'scan', START, 'tap1')).toMatchObject({
      value: { collected: { at: START, by: 'mchen', byName: '陈姐', how: 'scan', tap: 'tap1' } },
    })
    expect(handOut(waiting({ arrivedAt: null }), chen, 'scan', START)).toEqual({
      ok: false,
      refusal: { code: 'not-arrived' },
    })
  })

  it('notes no tap where there was none', () => {
    const handed = handOut(waiting(), chen, 'code', START)
    expect(handed.ok && handed.value.collected).toStrictEqual({
      at: START,
      by: 'mchen',
      byName: '陈姐',
      how: 'code',
    })
  })

  it('counts the pieces line by line', () => {
    const lines = [line({ short: 3 }), line({ refunded: 8 }), line({ short: 7, refunded: 1 })]
    expect(handOut(waiting({ lines }), chen, 'code', START)).toMatchObject({ value: { pieces: [5, 0, 0] } })
  })

  it('stops at a line of which more pieces went somewhere than were bought', () => {
    const lines = [line(), line({ short: 7, refunding: 1, refunded: 1 })]
    expect(() => handOut(waiting({ lines }), chen, 'code', START)).toThrow(
      '9 pieces of mandarin went somewhere',
    )
  })

  it('tells her and WeChat at once, asks her the next day, and thanks her when nothing can come back (C-35)', () => {
    const handed = handOut(waiting(), chen, 'code', START)
    expect(handed.ok && handed.value.todo).toEqual({
      'tell-collected': { due: START, tries: 0 },
      'report-shipping': { due: START, tries: 0 },
      invite: { due: START + DAY, tries: 0 },
      thanks: { due: START + 7 * DAY, tries: 0 },
    })
  })
})
