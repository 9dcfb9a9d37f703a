import { groupIdOf } from '../../../cloudfunctions/_kit/hash'
import type { Group, GroupTerms } from '../../../domain/group/types'
import type { Shelf } from '../../../domain/shelf/types'
import { groupOf } from '../../../domain/stock/lease-key'
import type { Stock } from '../../../domain/stock/types'
import { endGroup } from '../../support/neighbours'
import type { Shop } from '../../support/shop'
import { orderOf, place, tapId } from '../../support/joining'
import { people, type Person } from '../../support/world'
import type { Verb } from '../accidents'
import { arrived, many, openGroup, outline } from './support'

export const opening = (shop: Shop): Verb =>
  openingBy(shop, people.chen, 'leader', 'open', { from: { kind: 'template', id: 'thursday' } })

/** Staff open a group for a leader. */
export const openingFor = (shop: Shop): Verb =>
  openingBy(shop, people.xu, 'stock', 'open-for', {
    templateId: 'thursday',
    leaderId: 'mchen',
    pointId: 'wutong3',
  })

const openingBy = (shop: Shop, who: Person, name: string, action: string, input: object): Verb => ({
  function: name,
  thirds: {
    // Nobody has seen it: a group is listed when it is complete. It is not opened behind the back of whoever saw a fault, maybe
    // long after she has opened another; until then her own second tap finishes it.
    'a promise nobody has seen, without a group': ({ nothing }) => [{ ...(nothing as object), terms: 1 }],
    'the same with its shelf, from which everything went back': ({ nothing, right }) => [
      { ...(nothing as object), terms: 1, shelves: (right as { shelves: unknown[] }).shelves },
    ],
  },
  prepare: count =>
    many(count, async () => {
      const openId = tapId('open')
      const groupId = groupIdOf(openId)
      return {
        call: () => shop.as(who).reply(name, action, { openId, ...input }),
        ending() {
          const [group] = shop.all<Group>('groups', { _id: groupId })
          return {
            state: group?.state,
            named: group?.shelves.length,
            shelves: shop.all<Shelf>('shelves', { groupId }).map(({ items, open }) => ({ items, open })),
            terms: shop.all<GroupTerms>('terms').filter(terms => terms.groupId === groupId).length,
            leased: shop
              .all<Stock>('stock')
              .flatMap(({ leases }) => Object.keys(leases))
              .filter(key => groupOf(key) === groupId).length,
          }
        },
      }
    }),
})

/** What the share card needs, with the image of the group's code, made once. */
export const sharing = (shop: Shop): Verb => ({
  function: 'leader',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      return {
        call: () => shop.as(people.chen).reply('leader', 'share', { groupId }),
        ending: () => shop.one<Group>('groups', groupId).codeFile?.endsWith(`codes/${groupId}.png`),
      }
    }),
})

/** The leader says that the goods are there. */
export const arriving = (shop: Shop): Verb => arrivingBy(shop, people.chen, 'leader')

/** Staff say so. */
export const arrivingFor = (shop: Shop): Verb => arrivingBy(shop, people.xu, 'shop')

const arrivingBy = (shop: Shop, who: Person, name: string): Verb => ({
  function: name,
  async prepare(count) {
    const groups = await many(count, async () => {
      const groupId = await openGroup(shop)
      const { prepayId } = await place(shop, people.lin, { groupId })
      await shop.cloud.pay.confirm(prepayId)
      return groupId
    })
    // They were opened at the same moment, so they end at the same moment too.
    await endGroup(shop, groups[0]!)
    return groups.map(groupId => {
      const input = { groupId, tapId: tapId('tap') }
      return {
        call: () => shop.as(who).reply(name, 'arrive', input),
        ending: () => ({
          ...(outline(shop, groupId) as object),
          by: shop.one<Group>('groups', groupId).arrivedBy,
        }),
      }
    })
  },
})

export const collecting = (shop: Shop): Verb => collectingBy(shop, people.chen, 'leader')

/** Staff hand out for a leader who cannot. */
export const collectingFor = (shop: Shop): Verb => collectingBy(shop, people.xu, 'shop')

const collectingBy = (shop: Shop, who: Person, name: 'leader' | 'shop'): Verb => ({
  function: name,
  async prepare(count) {
    const { ids } = await arrived(shop, count)
    return ids.map(orderId => {
      const { groupId, pickup } = orderOf(shop, orderId)
      const at = name === 'shop' ? { groupId } : {}
      const input = { ...at, orderId, code: pickup!.code, how: 'code', tapId: tapId('tap') }
      return {
        call: () => shop.as(who).reply(name, 'collect', input),
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
