import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type Shop } from '../support/shop'
import { breakEverywhere } from './accidents'
import { verbs } from './verbs/all'

let shop: Shop
const sum = { accidents: 0, violations: 0 }
beforeEach(async () => {
  shop = await openShop({ inProcess: { seed: 1 } })
})
afterEach(() => shop.close())
afterAll(() => console.log(`all: ${sum.accidents} accidents, ${sum.violations} violations`))

describe('a connection that breaks at any request of', () => {
  it.each(Object.entries(verbs))(
    '%s leaves the books right and nothing half done, and whoever comes again has what she asked for (C-69)',
    async (name, [prepare, least]) => {
      const { accidents, violations, thirds } = await breakEverywhere(shop, prepare(shop))
      console.log([`${name}: ${accidents} accidents, ${violations.length} violations`, ...thirds].join('; '))
      sum.accidents += accidents
      sum.violations += violations.length
      expect(violations).toEqual([])
      expect(accidents).toBeGreaterThanOrEqual(least * 8)
    },
    180_000,
  )
})
