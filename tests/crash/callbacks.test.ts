import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breaches } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { everySequence, truths } from './callbacks'

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ inProcess: { seed: 1 } })
})
afterEach(() => shop.close())

/** Events of the longest sequences here; `bench/callbacks.ts` goes to six. */
const LONGEST = 3

describe('notices, a cancellation and the end of the window, in any order and number', () => {
  it.each(Object.entries(truths))(
    'end in one state when %s (C-05)',
    async (_, truth) => {
      const states = new Map<string, string>()
      let sequences = 0
      for (let length = 1; length <= LONGEST; length += 1) {
        const endings = await everySequence(() => Promise.resolve(shop), truth, length)
        sequences += endings.sequences
        for (const [state, sequence] of endings.found) if (!states.has(state)) states.set(state, sequence)
      }
      expect([...states.values()], [...states.keys()].slice(0, 2).join('\n')).toHaveLength(1)
      expect(sequences).toBe(4 + 16 + 64)
      expect(breaches(shop.cloud, { settled: false })).toEqual([])
    },
    180_000,
  )
})
