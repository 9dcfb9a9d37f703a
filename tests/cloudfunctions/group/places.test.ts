import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JoinOutput } from '../../../contracts/group'
import type { GroupView } from '../../../contracts/views'
import { shelfFor } from '../../../domain/shelf/shelf-for'
import type { Group } from '../../../domain/group/types'
import type { Shelf } from '../../../domain/shelf/types'
import { memberKeyOf } from '../../../cloudfunctions/_kit/hash'
import { breaches, comeToRest } from '../../support/books'
import { addMembers } from '../../support/crowd'
import { joinInput, orderOf, place, placeAndPay, shelfOf } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, MINUTE, people, type Person } from '../../support/world'

/** One cloud for all: each story opens a group of its own. */
let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  const endsAt = shop.cloud.clock.now() + DAY
  groupId = await shop.openGroup({ groupId: `places${count}`, endsAt, skus: ['mandarin'], ...wish })
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const one = (): [string, number][] => [['mandarin', 1]]
const join = (who: Person) =>
  shop.as(who).reply<JoinOutput>('group', 'join', joinInput({ groupId, lines: one() }))
const everyShelf = () => shop.all<Shelf>('shelves', { groupId })
const settled = async () => {
  await comeToRest(shop.cloud, shop.cloud.clock.now() + 3 * DAY)
  return breaches(shop.cloud, { settled: true })
}

describe('a group with a maximum of members (C-10)', () => {
  it('gives the last place to one of many who want it at once', async () => {
    await open({ mostPeople: 3 })
    const crowd = await addMembers(shop, 12)
    const replies = await Promise.all(crowd.map(join))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
    for (const reply of replies) if (!reply.ok) expect(reply.refusal).toEqual({ code: 'group-full', most: 3 })
    expect(shelfOf(shop, groupId).seats).toEqual({ most: 3, free: 0 })
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 93, held: 3 })
    expect(await settled()).toEqual([])
  })

  it('counts a member once, however often she joins', async () => {
    await open({ mostPeople: 1 })
    await placeAndPay(shop, people.lin, { groupId, lines: one() })
    await placeAndPay(shop, people.lin, { groupId, lines: one() })
    await shop.as(people.zhou).refused('group', 'join', joinInput({ groupId, lines: one() }), 'group-full')
    expect(Object.values(shelfOf(shop, groupId).seated!)).toEqual([2])
    const mine = await shop.as(people.lin).call<GroupView>('group', 'get', { groupId })
    expect(mine.seats).toEqual({ most: 1, left: 0, mine: true })
    const hers = await shop.as(people.zhou).call<GroupView>('group', 'get', { groupId })
    expect(hers.seats).toEqual({ most: 1, left: 0, mine: false })
  })

  it('has a place again when somebody gives up, and not before', async () => {
    await open({ mostPeople: 1 })
    const { orderId } = await place(shop, people.lin, { groupId, lines: one() })
    await shop.as(people.zhou).refused('group', 'join', joinInput({ groupId, lines: one() }), 'group-full')
    await shop.as(people.lin).call('order', 'cancel', { orderId })
    expect(shelfOf(shop, groupId)).toMatchObject({ seats: { free: 1 }, seated: {} })
    await place(shop, people.zhou, { groupId, lines: one() })
  })

  it('gives the money back that came late when the place was taken meanwhile (C-04)', async () => {
    await open({ mostPeople: 1 })
    const late = await place(shop, people.lin, { groupId, lines: one() })
    shop.cloud.pay.choose('pays-late')
    await shop.cloud.pay.confirm(late.prepayId)
    await shop.cloud.clock.advanceTo(late.order.payBy + MINUTE)
    await placeAndPay(shop, people.zhou, { groupId, lines: one() })
    await comeToRest(shop.cloud, shop.cloud.clock.now() + DAY)
    expect(Object.values(orderOf(shop, late.orderId).refunds)).toMatchObject([
      { reason: 'late-payment', state: 'done' },
    ])
    expect(await settled()).toEqual([])
  })

  it('seats nobody at the door: a stranger keeps no place', async () => {
    await open({ mostPeople: 1 })
    await shop
      .as(people.stranger)
      .refused('group', 'join', joinInput({ groupId, lines: one() }), 'not-a-member')
    expect(shelfOf(shop, groupId)).toMatchObject({ seats: { free: 1 }, seated: {} })
  })
})

/** Somebody whose own shelf is the n-th of the group. */
const at = (n: number): Person => {
  const { shelves } = shop.one<Group>('groups', groupId)
  const everybody = [people.lin, people.zhou, people.wu, people.he, people.jiang, people.ding]
  return everybody.find(({ openid }) => shelfFor(shelves, memberKeyOf(openid)) === shelves[n])!
}

describe('a group with several shelves', () => {
  it('sends her to another shelf when her own is short, and says sold out when all are (C-01)', async () => {
    await open({ allot: { mandarin: 1 }, moreShelves: [{ mandarin: 1 }] })
    const who = at(0)
    const first = await placeAndPay(shop, who, { groupId, lines: one() })
    expect(orderOf(shop, first.orderId)).toMatchObject({ shelfId: `${groupId}~1` })
    const second = await place(shop, who, { groupId, lines: one() })
    expect(orderOf(shop, second.orderId)).toMatchObject({
      shelfId: `${groupId}~2`,
      homeShelfId: `${groupId}~1`,
    })
    const third = await shop
      .as(at(1))
      .refused('group', 'join', joinInput({ groupId, lines: one() }), 'sold-out')
    expect(third).toMatchObject({ sku: 'mandarin', left: 0 })
  })

  it('keeps one unpaid order of hers in the whole group', async () => {
    await open({ allot: { mandarin: 0 }, moreShelves: [{ mandarin: 9 }] })
    const who = at(0)
    const { orderId } = await place(shop, who, { groupId, lines: one() })
    const no = await shop
      .as(who)
      .refused('group', 'join', joinInput({ groupId, lines: one() }), 'unpaid-order')
    expect(no.orderId).toBe(orderId)
  })

  it('frees her guards when she pays, and everything when she gives up', async () => {
    await open({ allot: { mandarin: 0 }, moreShelves: [{ mandarin: 9 }] })
    const who = at(0)
    const paid = await placeAndPay(shop, who, { groupId, lines: one() })
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {} })
    expect(everyShelf()[1]!.joined[paid.orderId]).toMatchObject({ units: 1 })
    const given = await place(shop, who, { groupId, lines: one() })
    await shop.as(who).call('order', 'cancel', { orderId: given.orderId })
    for (const shelf of everyShelf()) expect(shelf).toMatchObject({ holds: {}, unpaid: {} })
    expect(everyShelf()[1]!.items['mandarin']).toMatchObject({ allotted: 9, free: 8, held: 0, posted: 1 })
    expect(await settled()).toEqual([])
  })

  it('sells exactly what there is to a crowd that comes at once, whichever shelf is theirs', async () => {
    await open({ allot: { mandarin: 3 }, moreShelves: [{ mandarin: 4 }, { mandarin: 5 }] })
    const crowd = await addMembers(shop, 40)
    const inputs = crowd.map(who => ({ who, input: joinInput({ groupId, lines: one() }) }))
    let sold = 0
    for (let tries = 0; tries < 5 && inputs.length > 0; tries += 1) {
      const replies = await Promise.all(
        inputs.map(({ who, input }) => shop.as(who).reply<JoinOutput>('group', 'join', input)),
      )
      sold += replies.filter(({ ok }) => ok).length
      // Whoever is told that it is busy taps again, with the same id.
      const busy = replies.flatMap((reply, n) =>
        !reply.ok && reply.refusal.code === 'busy' ? [inputs[n]!] : [],
      )
      inputs.splice(0, inputs.length, ...busy)
    }
    expect(sold).toBe(12)
    expect(everyShelf().map(({ items }) => items['mandarin']!.free)).toEqual([0, 0, 0])
    expect(await settled()).toEqual([])
  })

  it('makes one order of one tap thirty times at once, though her own shelf is empty', async () => {
    await open({ allot: { mandarin: 0 }, moreShelves: [{ mandarin: 9 }, { mandarin: 9 }] })
    const who = at(0)
    const input = joinInput({ groupId, lines: one() })
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => shop.as(who).reply<JoinOutput>('group', 'join', input)),
    )
    const codes = replies.flatMap(reply => (reply.ok ? [] : [reply.refusal.code]))
    expect(codes.filter(code => code !== 'busy')).toEqual([])
    expect(await join(who)).toMatchObject({ refusal: { code: 'unpaid-order', orderId: input.joinId } })
    expect(shop.all('orders', { groupId })).toHaveLength(1)
    expect(await shop.as(who).reply('group', 'join', input)).toMatchObject({ ok: true })
    expect(
      everyShelf()
        .map(({ items }) => items['mandarin']!.free)
        .sort(),
    ).toEqual([0, 8, 9])
    expect(await settled()).toEqual([])
    expect(everyShelf().map(({ items }) => items['mandarin']!.posted)).toEqual([0, 0, 0])
  })

  it('frees what a twin of the tap held on a third shelf before it died', async () => {
    await open({ allot: { mandarin: 0 }, moreShelves: [{ mandarin: 9 }, { mandarin: 9 }] })
    const { orderId } = await placeAndPay(shop, at(0), { groupId, lines: one() })
    const { shelfId, payBy, payment } = orderOf(shop, orderId)
    const third = everyShelf().find(({ _id }) => _id !== shelfId && _id !== `${groupId}~1`)!
    const { hold } = await import('../../../cloudfunctions/_kit/store/shelves')
    const twin = {
      key: memberKeyOf(at(0).openid),
      hash: 'h',
      draws: { mandarin: 1 },
      units: 1,
      fen: payment.paidFen!,
      at: shop.cloud.clock.now(),
      until: payBy,
      home: `${groupId}~1`,
    }
    expect(await hold(third._id, orderId, twin, 1, shop.cloud.clock.now())).toBe(true)
    await shop.cloud.clock.advanceTo(payBy + 8 * MINUTE)
    await shop.runTimers()
    const [now] = shop.all<Shelf>('shelves', { _id: third._id })
    expect(now).toMatchObject({ holds: {}, items: { mandarin: { free: 9, held: 0 } } })
    expect(orderOf(shop, orderId)).toMatchObject({ shelfId, payment: { state: 'paid' } })
  })
})
