import { digest } from '../../../cloudfunctions/_kit/hash'
import type { Identity } from '../../../domain/member/types'
import type { Staff } from '../../../domain/staff/types'
import { addMembers } from '../../support/crowd'
import { amend, orderOf, placeAndPay } from '../../support/joining'
import type { Shop } from '../../support/shop'
import { people } from '../../support/world'
import type { Verb } from '../accidents'
import { arrived, isOnRecord, many, openGroup, ordered, outline } from './support'

/** Staff let a to-do run once more that failed too often: here the member was never told. */
export const retrying = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId } = await placeAndPay(shop, people.lin, { groupId })
      const stuck = { due: shop.cloud.clock.now(), tries: 8, lastError: '-504002', stuck: true }
      await amend('orders', orderId, { todo: { 'tell-paid': stuck }, stuck: true })
      const input = { kind: 'order', id: orderId, todo: 'tell-paid' }
      return {
        call: () => shop.as(people.xu).reply('shop', 'retry', input),
        ending: () => ({
          ...(outline(shop, groupId) as object),
          told: shop.all('notices', { _id: `paid-${orderId}` }).length,
        }),
      }
    }),
})

/** A colleague looks up whose a code is, which leaves a trace. */
export const finding = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: async count =>
    (await arrived(shop, count)).ids.map(orderId => {
      const { groupId, pickup } = orderOf(shop, orderId)
      return {
        call: () => shop.as(people.xu).reply('shop', 'find', { groupId, code: pickup!.code }),
        ending: () => ({
          collected: orderOf(shop, orderId).collected,
          seen: isOnRecord(shop, 'find', groupId),
        }),
      }
    }),
})

/** A colleague opens an order, which leaves a trace too. */
export const lookingAtOrder = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId } = await ordered(shop)
      return {
        call: () => shop.as(people.xu).reply('shop', 'order', { orderId }),
        ending: () => ({ ...(outline(shop, groupId) as object), seen: isOnRecord(shop, 'order', orderId) }),
      }
    }),
})

/** The first administrator takes over an environment, which each attempt finds empty. */
export const claiming = (shop: Shop): Verb => ({
  function: 'staff',
  async prepare(count) {
    const members = await addMembers(shop, count)
    return members.map(who => {
      const { memberId, openid } = who
      let emptied: Promise<void> | undefined
      let taken: unknown
      return {
        async call() {
          await (emptied ??= leaveEmpty(shop))
          return shop.as(who).reply('staff', 'claim', { code: CODE, name: '老梁' })
        },
        // The next attempt finds it empty again, so what this one came to is seen at once.
        async after() {
          const office = shop.all<Staff>('staff', { role: 'head-office' })
          taken = {
            mine: shop.one<{ by: string | null }>('claims', 'first').by === memberId,
            office: office.map(({ _id, name, regionId }) => [_id === memberId, name, regionId]),
            hint: shop.one<Identity>('identities', openid).staff,
          }
        },
        ending: () => taken,
      }
    })
  },
})

const CODE = 'QY-7F3K-9M2P'

async function leaveEmpty(shop: Shop): Promise<void> {
  for (const { _id } of shop.all<Staff>('staff', { role: 'head-office' }))
    await amend('staff', _id, { role: 'region', regionId: 'north' })
  const claim = { codeHash: digest(CODE, 64), by: null }
  if (shop.all('claims').length > 0) await amend('claims', 'first', claim)
  else await shop.put({ claims: [{ _id: 'first', ...claim }] })
}
