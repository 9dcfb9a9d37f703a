import { digest } from '../../../cloudfunctions/_kit/hash'
import type { Identity } from '../../../domain/member/types'
import type { Staff } from '../../../domain/staff/types'
import { addMembers } from '../../support/crowd'
import { amend, orderOf, placeAndPay } from '../../support/joining'
import type { Shop } from '../../support/shop'
import { MINUTE, people, START } from '../../support/world'
import type { Verb } from '../accidents'
import { arrived, isOnRecord, many, openGroup, ordered, outline } from './support'

/** Staff let a to-do run once more that failed too often: here the member was never told. */
export const retrying = (shop: Shop): Verb => ({
  function: 'shop',
  thirds: {
    // Staff try again what is on the list; that she was told already is found then, and she is not told twice.
    'she was told, and staff, who could not be told so, still see it on the list': ({ nothing }) => [
      { ...(nothing as object), told: 1 },
    ],
  },
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

/** A colleague looks up whose a code is, which leaves a trace; another one each time, because the trace names the group. */
export const finding = (shop: Shop): Verb => ({
  function: 'shop',
  async prepare(count) {
    const { ids } = await arrived(shop, count)
    const colleagues = await addMembers(shop, count)
    await shop.put({ staff: colleagues.map(({ memberId }) => colleague(memberId)) } as never)
    return ids.map((orderId, index) => {
      const { groupId, pickup } = orderOf(shop, orderId)
      const who = colleagues[index]!
      return {
        call: () => shop.as(who).reply('shop', 'find', { groupId, code: pickup!.code }),
        ending: () => ({
          collected: orderOf(shop, orderId).collected,
          seen: isOnRecord(shop, 'find', groupId, who.memberId),
        }),
      }
    })
  },
})

const colleague = (_id: string): Staff => ({
  _id,
  name: '小许',
  role: 'region',
  regionId: 'east',
  from: START,
  to: null,
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
    /** What each attempt had come to when the next one began; of the last one it still stands. */
    const left = new Map<string, typeof nobodys>()
    let last = ''
    return members.map(({ memberId, ...who }) => {
      let emptied: Promise<void> | undefined
      const begin = async () => {
        // Whoever was left to the timers has them first.
        await shop.cloud.clock.advance(2 * MINUTE)
        left.set(last, officeOf(shop, last))
        last = memberId
        await leaveEmpty(shop)
      }
      return {
        async call() {
          await (emptied ??= begin())
          return shop.as(who).reply('staff', 'claim', { code: CODE, name: '老梁' })
        },
        ending: () => ({
          ...(left.get(memberId) ?? (last === memberId ? officeOf(shop, memberId) : nobodys)),
          hint: shop.one<Identity>('identities', who.openid).staff,
        }),
      }
    })
  },
})

const nobodys = { mine: false, office: [] as unknown[] }

/** Whose the claim is, and who is head office. */
function officeOf(shop: Shop, memberId: string): typeof nobodys {
  const office = shop.all<Staff>('staff', { role: 'head-office' })
  return {
    mine: shop.all<{ by: string | null }>('claims').some(({ by }) => by === memberId),
    office: office.map(({ _id, name, regionId }) => [_id === memberId, name, regionId]),
  }
}

const CODE = 'QY-7F3K-9M2P'

async function leaveEmpty(shop: Shop): Promise<void> {
  for (const { _id } of shop.all<Staff>('staff', { role: 'head-office' }))
    await amend('staff', _id, { role: 'region', regionId: 'north' })
  const claim = { codeHash: digest(CODE, 64), by: null }
  if (shop.all('claims').length > 0) await amend('claims', 'first', claim)
  else await shop.put({ claims: [{ _id: 'first', ...claim }] })
}
