import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sfc32 } from '../../emulator/durable/chance'
import { openShop, type Shop } from '../support/shop'
import { accidentsOf, breakAt } from './accidents'
import { verbs } from './verbs/all'

/** Verbs that are drawn, and accidents of each; another seed draws others. */
const SEED = 12
const VERBS = 6
const ACCIDENTS = 6

const next = sfc32(SEED)

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

describe('an instance that dies at a request of', () => {
  it.each(drawn(Object.entries(verbs), VERBS))(
    '%s leaves the books right and nothing half done, and whoever comes again has what she asked for (C-69)',
    async (name, [prepare]) => {
      const verb = prepare(shop)
      const some = drawn(await accidentsOf(shop, verb), ACCIDENTS).map(one => ({ ...one, kill: true }))
      const { accidents, violations } = await breakAt(shop, verb, some)
      console.log(`${name}: ${accidents} killed, ${violations.length} violations`)
      expect(violations).toEqual([])
      expect(accidents).toBe(some.length)
    },
    120_000,
  )
})

/** As many of a list as are asked for, none twice. */
function drawn<T>(list: T[], count: number): T[] {
  const left = [...list]
  return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]!)
}
