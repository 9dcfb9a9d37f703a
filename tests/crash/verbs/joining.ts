import type { JoinOutput } from '../../../contracts/group'
import { shelfFor } from '../../../domain/shelf/shelf-for'
import { memberKeyOf } from '../../../cloudfunctions/_kit/hash'
import type { Reply } from '../../../contracts/reply'
import type { Shop } from '../../support/shop'
import { joinInput } from '../../support/joining'
import { people, template, type GroupWish } from '../../support/world'
import type { Verb } from '../accidents'
import { many, openGroup, outline, pay } from './support'

/** `group/join`, and whoever is answered pays. */
export const joining = (shop: Shop): Verb => joiningIn(shop, {})

/** In a group with a maximum of members. */
export const joiningSeated = (shop: Shop): Verb => joiningIn(shop, { mostPeople: 1 })

/** Her own shelf has nothing: the units come from the group's other one. */
export const joiningElsewhere = (shop: Shop): Verb => {
  const { mandarin = 0, seasalt = 0 } = template.allot
  const [all, none] = [
    { mandarin, seasalt },
    { mandarin: 0, seasalt: 0 },
  ]
  const homeIsFirst = shelfFor(['first', 'second'], memberKeyOf(people.lin.openid)) === 'first'
  const skus = ['mandarin', 'seasalt']
  return joiningIn(shop, { skus, allot: homeIsFirst ? none : all, moreShelves: [homeIsFirst ? all : none] })
}

/** Her shelf runs short and the warehouse has more: it is loaded on the way. */
export const joiningLoaded = (shop: Shop): Verb =>
  joiningIn(shop, {
    skus: ['mandarin', 'seasalt'],
    allot: { mandarin: 2, seasalt: 24 },
    most: { mandarin: 48, seasalt: 24 },
  })

/** Her goods were held and her order never came: what stands in its place says no to whoever comes too late with it. */
const tombstone = {
  state: 'cancelled',
  paidFen: undefined,
  others: [],
  odd: [],
  outcome: null,
  lines: [],
  hasCode: false,
  collected: false,
  refunds: [],
  points: { points: 0, state: 'voided' },
  commission: { fen: 0, state: 'voided' },
  todo: [],
  stuck: false,
  entries: [],
}

const joiningIn = (shop: Shop, wish: GroupWish): Verb => ({
  function: 'group',
  givenUp: 'an order that nobody paid: its window passed and its goods went back',
  thirds: {
    'a hold without an order: it was swept and its goods went back': ({ nothing }) => [
      { ...(nothing as object), orders: [tombstone] },
    ],
  },
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop, wish)
      const input = joinInput({
        groupId,
        lines: [
          ['mandarin', 6],
          ['seasalt', 1],
        ],
      })
      return {
        call: () => shop.as(people.lin).reply<JoinOutput>('group', 'join', input),
        async after(reply) {
          const { order, payment } = (reply as Reply<JoinOutput> & { ok: true }).data
          await pay(shop, people.lin, order.orderId, payment)
        },
        ending: () => outline(shop, groupId),
      }
    }),
})
