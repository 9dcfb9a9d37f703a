import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GroupView } from '../../../contracts/views'
import type { StockItemOutput, StockOutput } from '../../../contracts/stock'
import type { Shelf } from '../../../domain/shelf/types'
import { leasedOf } from '../../../domain/stock/stock-id'
import type { Stock } from '../../../domain/stock/types'
import { breaches } from '../../support/books'
import { amend, joinInput, orderOf, place, placeAndPay, tapId } from '../../support/joining'
import { endGroup } from '../../support/neighbours'
import { addMembers } from '../../support/crowd'
import { openShop, type Shop } from '../../support/shop'
import { HOUR, MINUTE, people, RECEIVED } from '../../support/world'

const { lin, zhou, chen, xu, meng, liang, stranger } = people

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const stock = (item = 'mandarin', region = 'east') => shop.one<Stock>('stock', `${region}~${item}`)
const shelf = (groupId: string) => shop.one<Shelf>('shelves', `${groupId}~1`)
const right = () => expect(breaches(shop.cloud, { settled: false })).toEqual([])
const opening = () => ({ openId: tapId('open'), from: { kind: 'template', id: 'thursday' } })
const open = async (who = chen) =>
  (await shop.as(who).call<{ groupId: string }>('leader', 'open', opening())).groupId

/** The warehouse has so many of an item; the rest was never there. */
async function only(units: number, item = 'mandarin'): Promise<void> {
  await amend('stock', `east~${item}`, { free: units, received: units + leasedOf(stock(item)) })
}
const move = (units: number, more: object = {}) => ({
  tapId: tapId('stock'),
  regionId: 'east',
  item: 'mandarin',
  units,
  ...more,
})

describe('what comes into a warehouse', () => {
  it('is written down once, however often one tap arrives, also at the same moment', async () => {
    const delivery = move(240, { note: '第 7 批' })
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => shop.as(xu).reply('stock', 'receive', delivery)),
    )
    for (const reply of replies) expect(reply).toMatchObject({ ok: true, data: { units: 240 } })
    expect(stock()).toMatchObject({ free: RECEIVED + 240, received: RECEIVED + 240 })
    await shop.as(xu).refused('stock', 'receive', { ...delivery, units: 24 }, 'tap-changed')
    await shop
      .as(xu)
      .refused('stock', 'correct', { ...delivery, note: undefined, why: 'found' }, 'tap-changed')
    right()
  })

  it('begins an item that nothing had come in of', async () => {
    await shop.cloud.database.find('stock')
    await shop.put({
      goods: [
        {
          _id: 'pear',
          name: '雪梨汽水',
          kind: 'single',
          spec: '275 ml',
          sort: 90,
          draws: [{ item: 'pear', units: 1 }],
          art: '',
          tint: 'green',
        },
      ],
    } as never)
    await Promise.all([1, 2, 3].map(() => shop.as(xu).call('stock', 'receive', move(24, { item: 'pear' }))))
    expect(stock('pear')).toMatchObject({ free: 72, received: 72 })
    right()
  })

  it('is corrected by what a count has shown, never below what no group has', async () => {
    await only(10)
    await shop.as(xu).call('stock', 'correct', move(-4, { why: 'broken' }))
    expect(stock()).toMatchObject({ free: 6, received: 10, corrected: -4 })
    const refusal = await shop
      .as(xu)
      .refused('stock', 'correct', move(-7, { why: 'missing' }), 'not-in-stock')
    expect(refusal.free).toBe(6)
    await shop.as(xu).refused('stock', 'correct', move(0, { why: 'missing' }), 'bad-input')
    await shop.as(xu).refused('stock', 'receive', move(-1), 'bad-input')
    await shop.as(xu).refused('stock', 'receive', move(1.5), 'bad-input')
    await shop.as(xu).refused('stock', 'receive', move(24, { item: 'sixpack' }), 'not-found')
    expect(stock()).toMatchObject({ free: 6, received: 10, corrected: -4 })
    right()
  })

  it('gives the last units to one of two who count at once', async () => {
    await only(5)
    const counts = [1, 2].map(() => shop.as(xu).reply('stock', 'correct', move(-4, { why: 'missing' })))
    const replies = await Promise.all(counts)
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(stock().free).toBe(1)
    right()
  })

  it('is its region’s own affair, and leaves a record', async () => {
    await shop.as(meng).refused('stock', 'list', { regionId: 'east' }, 'forbidden')
    await shop.as(meng).refused('stock', 'item', { regionId: 'east', item: 'mandarin' }, 'forbidden')
    await shop.as(meng).refused('stock', 'receive', move(24), 'forbidden')
    await shop.as(meng).refused('stock', 'correct', move(-1, { why: 'broken' }), 'forbidden')
    for (const who of [lin, chen]) await shop.as(who).refused('stock', 'receive', move(24), 'forbidden')
    expect(stock().free).toBe(RECEIVED)
    await shop.as(liang).call('stock', 'receive', move(24))
    const records = shop.all<{ byName: string; regionId: string; facts: object }>('audits', {
      action: 'receive',
      outcome: 'done',
    })
    expect(records).toMatchObject([{ byName: '老梁', regionId: 'east', facts: { units: 24 } }])
  })

  it('is listed by what is sold alone, with what is free and what groups have', async () => {
    await only(30)
    const groupId = await open()
    const list = await shop.as(xu).call<StockOutput>('stock', 'list')
    expect(list.regionId).toBe('east')
    expect(list.rows.map(({ item }) => item)).toEqual([
      'mandarin',
      'seasalt',
      'lychee',
      'osmanthus',
      'limeade',
      'opener',
    ])
    expect(list.rows[0]).toMatchObject({ free: 6, leased: 24, level: 'few' })
    await shop.as(xu).call('stock', 'correct', move(-2, { why: 'broken', note: '卸车' }))
    const one = await shop
      .as(liang)
      .call<StockItemOutput>('stock', 'item', { regionId: 'east', item: 'mandarin' })
    expect(one).toMatchObject({
      free: 4,
      leased: 24,
      received: 30,
      corrected: -2,
      sold: 0,
      groups: [{ groupId, units: 24, free: 24, state: 'open' }],
      moreGroups: 0,
      moves: [{ what: 'corrected', units: -2, why: 'broken', note: '卸车', byName: '许衡' }],
    })
    // The whole brand's colleague sees the other region's warehouse as it is.
    const north = await shop.as(liang).call<StockOutput>('stock', 'list', { regionId: 'north' })
    expect(north.rows[0]).toMatchObject({ free: RECEIVED, leased: 0, level: 'enough' })
    expect(north.regions).toHaveLength(2)
  })
})

describe('a group that opens', () => {
  it('takes a first load, and shows what it could still get', async () => {
    await only(60)
    const groupId = await open()
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 24, most: 96, loads: 1 })
    expect(stock()).toMatchObject({ free: 36 })
    const view = await shop.as(lin).call<GroupView>('group', 'get', { groupId })
    // 24 on the shelf, 36 in the warehouse; the case of 24 fits twice.
    expect(view.pool.find(({ sku }) => sku === 'mandarin')!.left).toBe(60)
    expect(view.pool.find(({ sku }) => sku === 'case24')!.left).toBe(2)
    right()
  })

  it('shares the last crate with a group that opens at the same moment, and neither is promised twice', async () => {
    await only(30)
    const [hers, other] = await Promise.all([open(), open()])
    const loads = [hers, other].map(id => shelf(id).items['mandarin']!.allotted)
    expect(loads.sort((a, b) => a - b)).toEqual([6, 24])
    expect(stock().free).toBe(0)
    right()
  })

  it('goes on without what is not there, and not at all without anything', async () => {
    await only(0)
    const groupId = await open()
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 0, free: 0, loads: 0 })
    const view = await shop.as(lin).call<GroupView>('group', 'get', { groupId })
    expect(view.pool.find(({ sku }) => sku === 'mandarin')!.left).toBe(0)
    for (const item of ['seasalt', 'lychee', 'osmanthus', 'limeade', 'opener']) await only(0, item)
    // Three bottles of a pack of six are no pack.
    await amend('templates', 'thursday', { skus: ['sixpack'] })
    for (const item of ['mandarin', 'seasalt', 'lychee']) await only(1, item)
    await shop.as(chen).refused('leader', 'open', opening(), 'nothing-in-stock')
    for (const item of ['mandarin', 'seasalt', 'lychee']) await only(0, item)
    await amend('templates', 'thursday', { skus: ['mandarin', 'seasalt'] })
    const input = opening()
    await shop.as(chen).refused('leader', 'open', input, 'nothing-in-stock')
    expect(shop.all('groups')).toHaveLength(1)
    // Once something came in, the same tap opens it.
    await shop.as(xu).call('stock', 'receive', move(24))
    await shop.as(chen).call('leader', 'open', input)
    right()
  })

  it('sells what comes in later', async () => {
    await only(0)
    const groupId = await open()
    await shop.as(lin).refused('group', 'join', joinInput({ groupId }), 'sold-out')
    await shop.as(xu).call('stock', 'receive', move(24))
    await placeAndPay(shop, lin, { groupId })
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, posted: 6 })
    right()
  })
})

describe('a shelf that runs short', () => {
  it('is loaded on the way of a join, with what the basket lacks', async () => {
    const groupId = await open()
    await place(shop, lin, { groupId, lines: [['mandarin', 60]] })
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 60, free: 0, held: 60, loads: 2 })
    right()
  })

  it('never gets more than its group may sell, nor more than there is', async () => {
    await only(40)
    const groupId = await open()
    const short = await shop
      .as(lin)
      .refused('group', 'join', joinInput({ groupId, lines: [['mandarin', 41]] }), 'sold-out')
    // She is told what she can have, and nothing was moved for what she cannot.
    expect(short.left).toBe(40)
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 24 })
    expect(stock().free).toBe(16)
    await shop.as(xu).call('stock', 'receive', move(500))
    const refusal = await shop
      .as(lin)
      .refused('group', 'join', joinInput({ groupId, lines: [['mandarin', 97]] }), 'sold-out')
    expect(refusal.left).toBe(96)
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 24, most: 96 })
    await place(shop, lin, { groupId, lines: [['mandarin', 96]] })
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 96, held: 96, most: 96 })
    right()
  })

  it('is loaded for nobody who cannot buy: no stranger, and no basket that can never fit', async () => {
    const groupId = await open()
    const full = joinInput({ groupId, lines: [['mandarin', 96]] })
    await shop.as(stranger).refused('group', 'join', full, 'not-a-member')
    const greedy = joinInput({ groupId, lines: [['mandarin', 999]] })
    await shop.as(lin).refused('group', 'join', greedy, 'sold-out')
    await only(0, 'lychee')
    // The lychees of a pack cannot come, so nothing of it does.
    const mixed = joinInput({
      groupId,
      lines: [
        ['mandarin', 60],
        ['lychee', 25],
      ],
    })
    const { sku, left } = await shop.as(lin).refused('group', 'join', mixed, 'sold-out')
    expect([sku, left]).toEqual(['lychee', 24])
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 24 })
    expect(stock().free).toBe(RECEIVED - 24)
    right()
  })

  it('sells to forty at once exactly what there is (C-01)', async () => {
    await only(31)
    const groupId = await open()
    const crowd = await addMembers(shop, 40)
    let inputs = crowd.map(who => ({ who, input: joinInput({ groupId, lines: [['mandarin', 1]] }) }))
    let sold = 0
    for (let round = 0; round < 8 && inputs.length > 0; round += 1) {
      const replies = await Promise.all(
        inputs.map(async ({ who, input }) => shop.as(who).reply('group', 'join', input)),
      )
      sold += replies.filter(({ ok }) => ok).length
      const busy = replies.map(reply => !reply.ok && reply.refusal.code === 'busy')
      inputs = inputs.filter((_, n) => busy[n])
    }
    expect(sold).toBe(31)
    right()
  })

  it('is loaded by the timer before it is empty', async () => {
    const groupId = await open()
    await place(shop, lin, { groupId, lines: [['mandarin', 20]] })
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 4 })
    await shop.cloud.clock.advance(6 * MINUTE)
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 48, free: 28 })
    // And not again and again.
    await shop.cloud.clock.advance(6 * MINUTE)
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 48 })
    right()
  })

  it('is loaded for money that comes late, as long as the group sells (C-04)', async () => {
    await only(48)
    const groupId = await open()
    const late = await place(shop, lin, { groupId, lines: [['mandarin', 24]] })
    shop.cloud.pay.choose('pays-late')
    await shop.cloud.pay.confirm(late.prepayId)
    await shop.cloud.clock.advance(16 * MINUTE)
    expect(orderOf(shop, late.orderId).payment.state).toBe('cancelled')
    await placeAndPay(shop, zhou, { groupId, lines: [['mandarin', 24]] })
    await shop.cloud.clock.advance(HOUR)
    const order = orderOf(shop, late.orderId)
    expect(order.payment.state).toBe('paid')
    expect(order.refunds).toEqual({})
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 48, posted: 48, free: 0 })
    right()
  })
})

describe('a decided group', () => {
  it('that formed has sold what was posted and gives the rest back', async () => {
    const groupId = await open()
    await placeAndPay(shop, lin, { groupId, lines: [['mandarin', 24]] })
    await endGroup(shop, groupId)
    // Not before no request of its joins can be alive.
    expect(stock().leases).not.toEqual({})
    await shop.cloud.clock.advance(10 * MINUTE)
    expect(stock()).toMatchObject({ free: RECEIVED - 24, sold: 24, leases: {} })
    expect(stock('seasalt')).toMatchObject({ free: RECEIVED, sold: 0, leases: {} })
    expect(shelf(groupId).items['mandarin']).toMatchObject({ allotted: 24, free: 0, posted: 24 })
    right()
  })

  it('that failed gives everything back, and the next one sells it', async () => {
    await only(24)
    const groupId = await open()
    await placeAndPay(shop, lin, { groupId, lines: [['mandarin', 12]] })
    expect(stock().free).toBe(0)
    await endGroup(shop, groupId)
    await shop.cloud.clock.advance(15 * MINUTE)
    expect(shop.one<{ outcome: string }>('groups', groupId).outcome).toBe('failed')
    expect(stock()).toMatchObject({ free: 24, sold: 0, leases: {} })
    await shop.cloud.clock.advance(20 * HOUR)
    const next = await open()
    await placeAndPay(shop, lin, { groupId: next, lines: [['mandarin', 24]] })
    right()
  })
})
