import type { Group } from '../../../domain/group/types'
import type { Shelf } from '../../../domain/shelf/types'
import { endGroup } from '../../support/neighbours'
import type { Shop } from '../../support/shop'
import { orderOf, place, tapId } from '../../support/joining'
import { people } from '../../support/world'
import type { Verb } from '../accidents'
import { arrived, many, openGroup, outline } from './support'

export const opening = (shop: Shop): Verb => ({
  function: 'leader',
  prepare: count =>
    many(count, async () => {
      const openId = tapId('open')
      let groupId = ''
      return {
        async call() {
          const input = { openId, from: { kind: 'template', id: 'thursday' } }
          const reply = await shop.as(people.chen).reply<{ groupId: string }>('leader', 'open', input)
          if (reply.ok) groupId = reply.data.groupId
          return reply
        },
        ending() {
          const group = shop.one<Group>('groups', groupId)
          const shelves = shop.all<Shelf>('shelves', { groupId })
          return {
            state: group.state,
            shelves: shelves.map(({ items }) => items),
            terms: shop
              .all<object>('terms')
              .filter(terms => (terms as { groupId: string }).groupId === groupId).length,
            named: group.shelves.length,
          }
        },
      }
    }),
})

/** The leader says that the goods are there. */
export const arriving = (shop: Shop): Verb => ({
  function: 'leader',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { prepayId } = await place(shop, people.lin, { groupId })
      await shop.cloud.pay.confirm(prepayId)
      await endGroup(shop, groupId)
      const input = { groupId, tapId: tapId('tap') }
      return {
        call: () => shop.as(people.chen).reply('leader', 'arrive', input),
        ending: () => ({
          ...(outline(shop, groupId) as object),
          by: shop.one<Group>('groups', groupId).arrivedBy,
        }),
      }
    }),
})

export const collecting = (shop: Shop): Verb => ({
  function: 'leader',
  async prepare(count) {
    const { ids } = await arrived(shop, count)
    return ids.map(orderId => {
      const code = orderOf(shop, orderId).pickup!.code
      const input = { orderId, code, how: 'code', tapId: tapId('tap') }
      return {
        call: () => shop.as(people.chen).reply('leader', 'collect', input),
        ending: () => {
          const { collected, lines, points, commission, todo } = orderOf(shop, orderId)
          const entries = shop.all<{ what: string }>('entries', { orderId }).map(({ what }) => what)
          const invited = shop.all('invitations', { orderId }).length
          return { by: collected?.byName, lines, points, commission, todo, entries: entries.sort(), invited }
        },
      }
    })
  },
})

/** Staff change a price. */
export const repricing = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const input = { groupId, sku: 'mandarin', priceFen: 450, tapId: tapId('tap') }
      return {
        call: () => shop.as(people.xu).reply('shop', 'reprice', input),
        ending: () => ({
          version: shop.one<Group>('groups', groupId).termsVersion,
          shelf: shop.one<Shelf>('shelves', `${groupId}~1`).termsVersion,
        }),
      }
    }),
})
