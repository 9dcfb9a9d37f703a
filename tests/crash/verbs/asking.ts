import type { PayOutput } from '../../../contracts/order'
import type { Reply } from '../../../contracts/reply'
import type { Shop } from '../../support/shop'
import { people } from '../../support/world'
import type { Verb } from '../accidents'
import { many, ordered, outline, pay } from './support'

/** The pay sheet once more, and whoever gets it pays. */
export const payingAgain = (shop: Shop): Verb => ({
  function: 'order',
  givenUp: 'an order that nobody paid',
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId } = await ordered(shop)
      return {
        call: () => shop.as(people.lin).reply<PayOutput>('order', 'pay', { orderId }),
        after: reply =>
          pay(shop, people.lin, orderId, (reply as Reply<PayOutput> & { ok: true }).data.payment),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** The pay sheet of an order that was paid, and nobody told us: it is settled, and there is no second sheet. */
export const payingPaid = (shop: Shop): Verb => asking(shop, 'pay')

/** Back from the pay sheet, before any notice. */
export const checking = (shop: Shop): Verb => asking(shop, 'check')

const asking = (shop: Shop, action: 'pay' | 'check'): Verb => ({
  function: 'order',
  anyway: true,
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId } = await ordered(shop, 'notice-lost')
      return {
        call: () => shop.as(people.lin).reply('order', action, { orderId }),
        ending: () => outline(shop, groupId),
      }
    }),
})
