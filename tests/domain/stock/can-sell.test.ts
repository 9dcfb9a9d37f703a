import { describe, expect, it } from 'vitest'
import { canSell } from '../../../domain/stock/can-sell'

const bottle = { draws: [{ item: 'mandarin', units: 1 }] }
const crate = { draws: [{ item: 'mandarin', units: 24 }] }
const pair = {
  draws: [
    { item: 'mandarin', units: 1 },
    { item: 'seasalt', units: 1 },
  ],
}
const warehouse = (units: Record<string, number>) => (item: string) => units[item] ?? 0

describe('a new group can sell a good', () => {
  it('when the warehouse has one piece of it, and not when it has less', () => {
    expect(canSell(crate, warehouse({ mandarin: 24 }), { mandarin: 96 })).toBe(true)
    expect(canSell(crate, warehouse({ mandarin: 23 }), { mandarin: 96 })).toBe(false)
  })

  it('when the group may sell one piece of it, and not when it may sell less', () => {
    expect(canSell(crate, warehouse({ mandarin: 96 }), { mandarin: 24 })).toBe(true)
    expect(canSell(crate, warehouse({ mandarin: 96 }), { mandarin: 23 })).toBe(false)
  })

  it('only of what it may sell at all', () => {
    expect(canSell(bottle, warehouse({ mandarin: 96 }), {})).toBe(false)
  })

  it('only when everything that goes into it is there', () => {
    expect(canSell(pair, warehouse({ mandarin: 1, seasalt: 1 }), { mandarin: 9, seasalt: 9 })).toBe(true)
    expect(canSell(pair, warehouse({ mandarin: 9 }), { mandarin: 9, seasalt: 9 })).toBe(false)
    expect(canSell(pair, warehouse({ mandarin: 9, seasalt: 9 }), { mandarin: 9 })).toBe(false)
  })
})
