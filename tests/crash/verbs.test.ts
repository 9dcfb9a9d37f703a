import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type Shop } from '../support/shop'
import { breakEverywhere, type Verb } from './accidents'
import { joining, joiningSeated, joiningElsewhere, joiningLoaded } from './verbs/joining'
import { settling, cancelling, sendingBack, dismissing, refundingAgain } from './verbs/paying'
import { opening, arriving, collecting, repricing } from './verbs/leading'
import { becoming, answering } from './verbs/members'
import { receiving, correcting } from './verbs/stock'

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ inProcess: { seed: 1 } })
})
afterEach(() => shop.close())

/** The least number of requests each has, so that a harness that breaks nothing is seen. */
const verbs: [name: string, verb: (shop: Shop) => Verb, least: number][] = [
  ['group/join', joining, 3],
  ['group/join in a group with a maximum', joiningSeated, 3],
  ['group/join on another shelf', joiningElsewhere, 7],
  ['group/join with a load from the warehouse', joiningLoaded, 8],
  ['payment', settling, 3],
  ['order/cancel', cancelling, 5],
  ['shop/send-back', sendingBack, 8],
  ['shop/dismiss', dismissing, 6],
  ['shop/refund-again', refundingAgain, 8],
  ['leader/arrive', arriving, 6],
  ['shop/reprice', repricing, 6],
  ['leader/collect', collecting, 4],
  ['survey/answer', answering, 6],
  ['leader/open', opening, 18],
  ['stock/receive', receiving, 4],
  ['stock/correct', correcting, 4],
  ['member/join', becoming, 5],
]

describe('a connection that breaks at any request of', () => {
  it.each(verbs)(
    '%s leaves the books right, and whoever comes again has what she asked for (C-69)',
    async (name, verb, least) => {
      const accidents = await breakEverywhere(shop, verb(shop))
      console.log(`${name}: ${accidents} accidents`)
      expect(accidents).toBeGreaterThanOrEqual(least * 8)
    },
    180_000,
  )
})
