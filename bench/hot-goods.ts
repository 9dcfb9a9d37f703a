/**
 * Ten thousand members join at once for one bottle each, with 1, 100 and 10,000 in stock. Takes some minutes;
 * `node --import tsx bench/hot-goods.ts` writes what it counted into `bench/figures.json`.
 */
import { addMembers } from '../tests/support/crowd.ts'
import { hotGood } from './support/hot-good.ts'
import { keep } from './support/keep.ts'
import { inShop } from './support/shop.ts'

const BUYERS = 10_000
/** Sixty-four instances take turns, a request at a time, in an order that this seed draws. */
const IN_PROCESS = { inProcess: { seed: 1 } }
/** Members written in one request. */
const AT_ONCE = 500

await inShop(async shop => {
  const crowd = []
  while (crowd.length < BUYERS) crowd.push(...(await addMembers(shop, AT_ONCE)))
  for (const stock of [1, 100, 10_000]) {
    console.error(`${BUYERS} buyers, ${stock} in stock`)
    keep(await hotGood(shop, crowd, stock, 'bench.hot'))
  }
}, IN_PROCESS)
