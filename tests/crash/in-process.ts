import { afterAll, beforeAll } from 'vitest'
import { openShop, type Shop } from '../support/shop'
import { standBetween, type Faults } from './faults'

/** A shop for a file of tests, with faults between it and what this process asks of it; closed at the end. */
export function useFaultyShop(take: (made: { shop: Shop; faults: Faults }) => unknown): void {
  let made: { shop: Shop; faults: Faults }
  beforeAll(async () => {
    const shop = await openShop()
    made = { shop, faults: await standBetween(shop.cloud) }
    take(made)
  })
  afterAll(async () => {
    await made.faults.close()
    await made.shop.close()
  })
}
