import type { JoinOutput } from '../../contracts/group'
import type { PayOutput } from '../../contracts/order'
import type { Group } from '../../domain/group/types'
import type { Identity } from '../../domain/member/types'
import type { Order } from '../../domain/order/types'
import { shelfFor } from '../../domain/shelf/shelf-for'
import type { Shelf } from '../../domain/shelf/types'
import type { Stock } from '../../domain/stock/types'
import { memberKeyOf } from '../../cloudfunctions/_kit/hash'
import type { Reply } from '../../contracts/reply'
import { addMembers } from '../support/crowd'
import { joinInput, orderOf, place, prepayIdOf, settleAll, tapId } from '../support/joining'
import { endGroup } from '../support/neighbours'
import type { Shop } from '../support/shop'
import { DAY, goods, HOUR, people, template, type GroupWish, type Person } from '../support/world'
import type { Attempt, Verb } from './accidents'

let groups = 0
/** A group of its own for each attempt; six bottles form it. */
function openGroup(shop: Shop, wish: GroupWish = {}): Promise<string> {
  groups += 1
  return shop.openGroup({ groupId: `crash${groups}`, rule: { by: 'units', target: 6 }, ...wish })
}

/** What an order and its shelf have come to. */
function outline(shop: Shop, groupId: string): unknown {
  const shelves = shop
    .all<Shelf>('shelves', { groupId })
    .map(({ items, holds, unpaid, seats }) => ({ items, holds, unpaid, seats }))
  const orders = shop.all<Order>('orders', { groupId }).map(order => ({
    state: order.payment.state,
    paidFen: order.payment.paidFen,
    others: Object.values(order.payment.others ?? {}),
    odd: Object.values(order.payment.odd ?? {}).map(({ state, amount }) => ({ state, amount })),
    outcome: order.outcome,
    lines: order.lines,
    hasCode: order.pickup !== null,
    collected: order.collected !== null,
    refunds: Object.values(order.refunds).map(({ fen, reason, state }) => ({ fen, reason, state })),
    points: order.points,
    commission: order.commission,
    todo: order.todo,
    stuck: order.stuck,
    entries: shop.all<{ what: string }>('entries', { orderId: order._id }).map(({ what }) => what),
  }))
  const { state, outcome, formedAt, totals, todo } = shop.one<Group>('groups', groupId)
  return { shelves, orders, state, outcome, formed: formedAt !== null, totals, todo }
}

const many = async <T = Attempt>(count: number, one: (n: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = []
  for (let n = 0; n < count; n += 1) all.push(await one(n))
  return all
}

/** On a busy machine WeChat Pay may not have answered in time; then the sheet is asked for again, as a phone does. */
async function pay(shop: Shop, who: Person, orderId: string, prepay: JoinOutput['payment']): Promise<void> {
  const again = () => shop.as(who).call<PayOutput>('order', 'pay', { orderId })
  await shop.cloud.pay.confirm(prepayIdOf(prepay ?? (await again()).payment))
}

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

const joiningIn = (shop: Shop, wish: GroupWish): Verb => ({
  function: 'group',
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

/** WeChat's notice of a payment, told again and again. */
export const settling = (shop: Shop): Verb => ({
  function: 'payment',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('notice-lost')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
      const notice = { outTradeNo: orderId, transactionId, resultCode: 'SUCCESS', returnCode: 'SUCCESS' }
      return {
        call: () => shop.cloud.call('payment', notice, { source: 'wx_paycallback' }),
        ending: () => outline(shop, groupId),
      }
    }),
})

export const cancelling = (shop: Shop): Verb => ({
  function: 'order',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId } = await place(shop, people.lin, { groupId })
      return {
        call: () => shop.as(people.lin).reply('order', 'cancel', { orderId }),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff send back what did not fit. */
export const sendingBack = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-odd-amount')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
      return {
        call: () => shop.as(people.xu).reply('shop', 'send-back', { orderId, transactionId }),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff note what became of a payment that never was in our account. */
export const dismissing = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-odd-merchant')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
      const input = { orderId, transactionId, note: '问过了，钱在另一个商户号' }
      return {
        call: () => shop.as(people.xu).reply('shop', 'dismiss', input),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff ask again for a refund that WeChat closed. */
export const refundingAgain = (shop: Shop): Verb => ({
  function: 'shop',
  async prepare(count) {
    shop.cloud.pay.chooseRefund('closed', 'all')
    const placed = await many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-twice')
      await shop.cloud.pay.confirm(prepayId)
      return { groupId, orderId }
    })
    await settleAll(shop, 4)
    shop.cloud.pay.chooseRefund('done', 0)
    return placed.map(({ groupId, orderId }) => {
      const [refundId] = Object.keys(orderOf(shop, orderId).refunds)
      return {
        call: () => shop.as(people.xu).reply('shop', 'refund-again', { orderId, refundId }),
        ending: () => outline(shop, groupId),
      }
    })
  },
})

/** Orders of one formed and arrived group, each of another member. */
async function arrived(
  shop: Shop,
  count: number,
): Promise<{ who: Awaited<ReturnType<typeof addMembers>>; ids: string[] }> {
  groups += 1
  const allot = { mandarin: 2 * count }
  const groupId = await shop.openGroup({
    groupId: `crash${groups}`,
    rule: { by: 'units', target: 1 },
    allot,
    skus: ['mandarin'],
  })
  const who = await addMembers(shop, count)
  const ids: string[] = []
  for (const one of who) {
    const input = joinInput({ groupId, lines: [['mandarin', 2]] })
    const { payment } = await shop.as(one).call<JoinOutput>('group', 'join', input)
    await pay(shop, one, input.joinId, payment)
    ids.push(input.joinId)
  }
  await endGroup(shop, groupId)
  await shop.as(people.chen).call('leader', 'arrive', { groupId })
  return { who, ids }
}

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

export const answering = (shop: Shop): Verb => ({
  function: 'survey',
  async prepare(count) {
    const { who, ids } = await arrived(shop, count)
    for (const orderId of ids)
      await shop
        .as(people.chen)
        .call('leader', 'collect', { orderId, code: orderOf(shop, orderId).pickup!.code, how: 'code' })
    await shop.cloud.clock.advance(DAY + HOUR)
    await shop.runTimers()
    return ids.map((orderId, index) => {
      const invitationId = `pickup-${orderId}`
      const answers = { q1: 3, q2: ['leaking'], q3: '一瓶没气' }
      return {
        call: () =>
          shop.as(who[index]!).reply('survey', 'answer', { invitationId, versionId: 'pickup@1', answers }),
        ending: () => ({
          invitation: shop.one<{ state: string }>('invitations', invitationId).state,
          answers: shop
            .all<{ answers: object; todo: object }>('responses', { orderId })
            .map(({ answers, todo }) => ({ answers, todo })),
          cases: shop
            .all<{ thread: object[]; state: string }>('cases', { orderId })
            .map(({ state, thread }) => ({ state, said: thread.length })),
        }),
      }
    })
  },
})

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

/** A delivery comes into the warehouse. The item is a new one each time, so that its place has to be made as well. */
export const receiving = (shop: Shop): Verb => moving(shop, 'receive', { units: 24 }, 0)

/** Somebody counted. */
export const correcting = (shop: Shop): Verb => moving(shop, 'correct', { units: -3, why: 'broken' }, 10)

const moving = (shop: Shop, action: string, what: object, before: number): Verb => ({
  function: 'stock',
  prepare: count =>
    many(count, async () => {
      groups += 1
      const item = `item${groups}`
      await shop.put({ goods: [{ ...goods[0]!, _id: item, draws: [{ item, units: 1 }] }] } as never)
      if (before > 0)
        await shop
          .as(people.xu)
          .call('stock', 'receive', { tapId: tapId('tap'), regionId: 'east', item, units: before })
      const input = { tapId: tapId('tap'), regionId: 'east', item, ...what }
      return {
        call: () => shop.as(people.xu).reply('stock', action, input),
        ending() {
          const { free, received, corrected, moves } = shop.one<Stock>('stock', `east~${item}`)
          return { free, received, corrected, moves: Object.values(moves).map(({ units }) => units) }
        },
      }
    }),
})

export const becoming = (shop: Shop): Verb => ({
  function: 'member',
  prepare: count =>
    many(count, async () => {
      const who = { key: 'new', openid: `oTEST_${tapId('new')}` }
      const input = { privacy: 1, agreement: 1, name: '阮青', pointId: 'wutong3' }
      return {
        call: () => shop.as(who).reply('member', 'join', input),
        ending() {
          const { memberId, consent, name } = shop.one<Identity>('identities', who.openid)
          return {
            name,
            agreed: consent?.privacy,
            members: shop.all<{ openid: string }>('members').filter(({ openid }) => openid === who.openid)
              .length,
            mine: shop.all('members', { _id: memberId }).length,
            consents: shop.all('consents', { memberId }).length,
          }
        },
      }
    }),
})
