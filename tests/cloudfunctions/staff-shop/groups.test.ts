import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenOutput } from '../../../contracts/leader'
import { PAGE_SIZE } from '../../../contracts/shapes'
import type {
  GroupsOutput,
  OrdersOutput,
  StaffGroupOutput,
  StaffOrderOutput,
  TemplatesOutput,
} from '../../../contracts/staff'
import type { Group, GroupTerms } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import type { Shelf } from '../../../domain/shelf/types'
import { buy, codeOf, endGroup, pay, place, tap } from '../../support/neighbours'
import { settleAll } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { groupDocuments, people, type Person } from '../../support/world'

const { liang, xu, meng, chen, ding, lin, zhou, stranger } = people
const open = (leaderId = 'mchen') => ({ openId: tap(), templateId: 'thursday', leaderId })

describe('staff open for a leader', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.close())

  it('from what their region has', async () => {
    const found = await shop.as(xu).call<TemplatesOutput>('stock', 'templates')
    expect(found).toMatchObject({ regionId: 'east', openings: [{ id: 'thursday', title: '周四汽水团' }] })
    expect(found.leaders).toEqual([
      { id: 'mchen', name: '陈姐', points: [{ id: 'wutong3', name: '梧桐里 3 号楼门厅' }] },
      { id: 'mding', name: '丁姐', points: [{ id: 'qingchuan1', name: '晴川苑北门' }] },
    ])
    expect(await shop.as(meng).call('stock', 'templates')).toMatchObject({ regionId: 'north', openings: [] })
  })

  it('and a group runs from its opening to its last bottle without a write of hers but the hand-out (A04)', async () => {
    const wish = open()
    const { groupId } = await shop.as(xu).call<OpenOutput>('stock', 'open-for', wish)
    expect(await shop.as(xu).call('stock', 'open-for', wish)).toEqual({ groupId })
    expect(shop.one<Group>('groups', groupId)).toMatchObject({
      leaderId: 'mchen',
      openedBy: 'mxu',
      relation: 'managed',
    })
    const order = await buy(shop, lin, groupId, { mandarin: 24 })
    await endGroup(shop, groupId)
    await shop.as(xu).call('shop', 'arrive', { groupId })
    const again = await shop.as(liang).refused('shop', 'arrive', { groupId }, 'already-arrived')
    expect(again.by).toBe('许衡')
    expect(shop.one<Order>('orders', order).arrivedAt).not.toBeNull()
    expect(shop.all('audits', { by: 'mchen' })).toEqual([])
    const code = codeOf(shop, order)
    await shop.as(chen).call('leader', 'collect', { orderId: order, code, how: 'code' })
    const hers = shop.all<{ action: string }>('audits', { by: 'mchen' })
    expect(hers.map(({ action }) => action)).toEqual(['collect'])
  })

  it('only in their own region', async () => {
    await shop.as(meng).refused('stock', 'open-for', open(), 'forbidden')
    await shop.as(meng).refused('stock', 'open-for', open('mshen'), 'template-off')
    await shop.as(xu).refused('stock', 'open-for', open('mlin'), 'not-found')
    await shop.as(xu).refused('stock', 'open-for', { ...open(), pointId: 'qingchuan1' }, 'wrong-point')
    expect(await shop.as(liang).call('stock', 'open-for', open('mding'))).toHaveProperty('groupId')
  })
})

describe('a price changes while the group runs (C-16)', () => {
  let shop: Shop
  let group: string
  beforeAll(async () => {
    shop = await openShop()
    group = await shop.openGroup()
  })
  afterAll(() => shop.close())

  const reprice = (wish: object) => ({ groupId: group, sku: 'mandarin', priceFen: 440, ...wish })

  it('stays within 30 % of the brand’s own price, both ends allowed', async () => {
    for (const priceFen of [321, 599]) {
      const why = await shop.as(xu).refused('shop', 'reprice', reprice({ priceFen }), 'price-out-of-band')
      expect(why).toMatchObject({ sku: 'mandarin', lowFen: 322, highFen: 598 })
    }
    await shop.as(xu).refused('shop', 'reprice', reprice({ priceFen: 460 }), 'nothing-changed')
    await shop.as(xu).refused('shop', 'reprice', reprice({ sku: 'nothing' }), 'unknown-goods')
    expect(shop.all('terms')).toHaveLength(1)
  })

  it('leaves paid orders alone, asks open checkouts, and asks nobody twice', async () => {
    const paid = await buy(shop, zhou, group, { mandarin: 2 })
    const placed = await place(shop, lin, group, { mandarin: 3 })
    expect(await shop.as(xu).call('shop', 'reprice', reprice({}))).toEqual({ termsVersion: 2 })

    expect(shop.one<GroupTerms>('terms', `${group}@1`).pool[0]!.priceFen).toBe(460)
    expect(shop.one<GroupTerms>('terms', `${group}@2`).pool[0]!.priceFen).toBe(440)
    expect(shop.one<Group>('groups', group).termsVersion).toBe(2)
    expect(shop.one<Shelf>('shelves', `${group}~1`).termsVersion).toBe(2)
    expect(shop.one<Order>('orders', paid)).toMatchObject({ termsVersion: 1, payableFen: 920 })

    // What she placed before she may still pay at the price she was shown.
    await pay(shop, lin, placed.order.orderId, placed.payment!.package)
    expect(shop.one<Order>('orders', placed.order.orderId)).toMatchObject({
      payableFen: 1380,
      payment: { state: 'paid', paidFen: 1380 },
    })

    const old = {
      joinId: tap('join'),
      groupId: group,
      termsVersion: 1,
      lines: [{ sku: 'mandarin', quantity: 1 }],
      pointId: 'wutong3',
      expectedFen: 460,
    }
    const asked = await shop.as(people.wu).refused('group', 'join', old, 'price-changed')
    expect(asked).toMatchObject({
      termsVersion: 2,
      totalFen: 440,
      changes: [{ sku: 'mandarin', wasFen: 460, nowFen: 440 }],
    })
    const agreed = { ...old, joinId: tap('join'), termsVersion: 2, expectedFen: 440 }
    expect(await shop.as(people.wu).call('group', 'join', agreed)).toMatchObject({
      order: { payableFen: 440 },
    })
  })

  it('once for two who change it at the same moment', async () => {
    const both = await Promise.all([
      shop.as(xu).reply('shop', 'reprice', reprice({ sku: 'seasalt', priceFen: 450 })),
      shop.as(liang).reply('shop', 'reprice', reprice({ sku: 'lychee', priceFen: 500 })),
    ])
    const won = both.filter(({ ok }) => ok)
    expect(won.length).toBeGreaterThanOrEqual(1)
    for (const reply of both) if (!reply.ok) expect(reply.refusal.code).toBe('busy')
    const { termsVersion } = shop.one<Group>('groups', group)
    expect(shop.one<Shelf>('shelves', `${group}~1`).termsVersion).toBe(termsVersion)
    const { pool } = shop.one<GroupTerms>('terms', `${group}@${termsVersion}`)
    expect(pool.find(({ sku }) => sku === 'mandarin')!.priceFen).toBe(440)
    const changed = [pool[1]!.priceFen === 450, pool[2]!.priceFen === 500].filter(Boolean)
    expect(changed).toHaveLength(won.length)
  })

  it('is finished by the timer when it died before the shelves knew', async () => {
    const { group: died, terms, shelf } = groupDocuments({ groupId: 'gdied' }, shop.cloud.clock.now())
    const at = shop.cloud.clock.now()
    const todo = { ...died.todo, 'spread-terms': { due: at, tries: 0 } }
    await shop.put({
      groups: [{ ...died, termsVersion: 2, todo, nextDue: at }],
      terms: [terms, { ...terms, _id: 'gdied@2', version: 2 }],
      shelves: [shelf],
    } as never)
    await shop.runTimers()
    expect(shop.one<Shelf>('shelves', 'gdied~1').termsVersion).toBe(2)
    expect(shop.one<Group>('groups', 'gdied').todo['spread-terms']).toBeUndefined()
  })

  it('is in the audit and on the group’s page', async () => {
    const { audits } = await shop.as(xu).call<StaffGroupOutput>('shop', 'group', { groupId: group })
    expect(audits).toContainEqual(
      expect.objectContaining({
        byName: '许衡',
        action: 'reprice',
        facts: { sku: 'mandarin', priceFen: 440 },
      }),
    )
  })

  it('is over with the group', async () => {
    await endGroup(shop, group)
    await shop.as(xu).refused('shop', 'reprice', reprice({ priceFen: 450 }), 'group-ended')
  })
})

describe('what lies behind a number', () => {
  let shop: Shop
  let formed: string
  let failed: string
  let lins: string
  beforeAll(async () => {
    shop = await openShop()
    formed = await shop.openGroup({ groupId: 'gformed' })
    failed = await shop.openGroup({ groupId: 'gfailed', leader: 'ding' })
    lins = await buy(shop, lin, formed, { mandarin: 24 })
    await buy(shop, zhou, formed, { lychee: 1 })
    await buy(shop, people.jiang, failed, { seasalt: 2 })
    await place(shop, people.wu, formed, { seasalt: 1 })
    await shop.runTimers()
  })
  afterAll(() => shop.close())

  const orders = (who: Person, input: object) => shop.as(who).call<OrdersOutput>('shop', 'orders', input)

  it('is a page of payments that add up to it, with masked names', async () => {
    const today = await shop.as(xu).call<{ money: { paidFen: number; payments: number } }>('staff', 'today')
    const { rows } = await orders(xu, { what: 'paid-today' })
    expect(rows.map(({ paidFen }) => paidFen).sort()).toEqual([11040, 520, 960])
    expect(rows.reduce((sum, { paidFen }) => sum + paidFen, 0)).toBe(today.money.paidFen)
    expect(rows).toHaveLength(today.money.payments)
    expect(rows.map(({ memberName }) => memberName).sort()).toEqual(['周*', '林*', '江*'].sort())
    expect((await orders(meng, { what: 'paid-today' })).rows).toEqual([])
  })

  it('runs, then is closed, in the order of the deadlines', async () => {
    const running = await shop.as(xu).call<GroupsOutput>('shop', 'groups', { state: 'running' })
    expect(running.rows.map(({ groupId, state }) => [groupId, state])).toEqual([
      ['gfailed', 'open'],
      ['gformed', 'open'],
    ])
    expect(running.rows[1]).toMatchObject({ leaderName: '陈姐', leaderFace: 'chen' })
    await endGroup(shop, formed)
    await endGroup(shop, failed)
    await shop.cloud.clock.advance(120_000)
    await shop.runTimers()
    const closed = await shop.as(liang).call<GroupsOutput>('shop', 'groups', { state: 'closed' })
    expect(closed.rows.map(({ groupId, state }) => [groupId, state]).sort()).toEqual([
      ['gfailed', 'failed'],
      ['gformed', 'formed'],
    ])
    expect((await shop.as(meng).call<GroupsOutput>('shop', 'groups', { state: 'closed' })).rows).toEqual([])
  })

  it('is a group with its orders and its refunds', async () => {
    const group = await shop.as(xu).call<StaffGroupOutput>('shop', 'group', { groupId: formed })
    expect(group).toMatchObject({
      regionId: 'east',
      orders: { paid: 2, placed: 0, cancelled: 1 },
      paidFen: 11560,
      refundedFen: 0,
      refunds: { done: 0, all: 0 },
    })
    const other = await shop.as(xu).call<StaffGroupOutput>('shop', 'group', { groupId: failed })
    expect(other).toMatchObject({ paidFen: 960, refundedFen: 960, refunds: { done: 1, all: 1 } })
    const { rows } = await orders(xu, { what: 'group', id: formed })
    expect(rows.map(({ face }) => face).sort()).toEqual(['cancelled', 'formed', 'formed'])
    const { rows: back } = await orders(xu, { what: 'refunded-today' })
    expect(back).toMatchObject([{ memberName: '江*', refundedFen: 960, face: 'refunded' }])
  })

  it('is an order with every entry it made and what must still follow', async () => {
    const order = await shop.as(xu).call<StaffOrderOutput>('shop', 'order', { orderId: lins })
    expect(order).toMatchObject({ memberName: '林晚', leaderName: '陈姐', commissionFen: 883, code: null })
    expect(order.entries).toMatchObject([{ what: 'payment' }])
    expect(order.entries[0]!.postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
    const { rows } = await orders(xu, { what: 'member', id: 'mlin' })
    expect(rows.map(({ orderId }) => orderId)).toEqual([lins])
  })

  it('is no commission when the order was refunded, whatever had been calculated', async () => {
    const [refunded] = shop.all<Order>('orders', { groupId: failed })
    expect(refunded!.commission).toMatchObject({ state: 'voided', fen: 76 })
    const shown = await shop.as(xu).call<StaffOrderOutput>('shop', 'order', { orderId: refunded!._id })
    expect(shown.commissionFen).toBe(0)
  })

  it('is a page of a member’s orders of this region that is full though others lie between', async () => {
    const pattern = shop.one<Order>('orders', lins)
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...pattern,
      _id: `otravel${String(index).padStart(3, '0')}`,
      memberId: 'mtraveller',
      regionId: index % 3 === 0 ? 'east' : 'north',
      placedAt: pattern.placedAt + index,
      todo: {},
      nextDue: null,
    }))
    await shop.put({ orders: many } as never)
    const read = async (who: Person) => {
      const pages: OrdersOutput['rows'][] = []
      let after: string | null | undefined
      do {
        const page = await orders(who, { what: 'member', id: 'mtraveller', ...(after ? { after } : {}) })
        pages.push(page.rows)
        after = page.next
        // The cursor names the last row that was shown, never an order of somewhere else.
        if (after) expect(after.endsWith(`:${page.rows.at(-1)!.orderId}`)).toBe(true)
      } while (after)
      return pages.map(({ length }) => length)
    }
    const sum = (pages: number[]) => pages.reduce((all, length) => all + length, 0)
    const [east, north, all] = [await read(xu), await read(meng), await read(liang)]
    expect([sum(east), sum(north), sum(all)]).toEqual([20, 40, 60])
    for (const pages of [east, north, all])
      expect(pages.slice(0, -1).every(length => length === PAGE_SIZE)).toBe(true)
  })

  it('shows beside what an order was paid with no refund of money that came twice', async () => {
    const groupId = await shop.openGroup({ groupId: 'gtwice' })
    shop.cloud.pay.choose('pays-twice')
    const orderId = await buy(shop, people.he, groupId, { seasalt: 2 })
    await settleAll(shop, 4)
    expect(Object.values(shop.one<Order>('orders', orderId).refunds)).toMatchObject([
      { reason: 'second-payment', state: 'done', fen: 960 },
    ])
    const { rows } = await orders(xu, { what: 'group', id: groupId })
    expect(rows).toMatchObject([{ paidFen: 960, refundedFen: 0 }])
  })

  it('stays in its region', async () => {
    await shop.as(meng).refused('shop', 'group', { groupId: formed }, 'forbidden')
    await shop.as(meng).refused('shop', 'order', { orderId: lins }, 'forbidden')
    await shop.as(meng).refused('shop', 'orders', { what: 'group', id: formed }, 'forbidden')
    await shop.as(meng).refused('shop', 'orders', { what: 'paid-today', regionId: 'east' }, 'forbidden')
    await shop.as(meng).refused('shop', 'groups', { state: 'running', regionId: 'east' }, 'forbidden')
    await shop.as(meng).refused('stock', 'templates', { regionId: 'east' }, 'forbidden')
    await shop.as(meng).refused('shop', 'arrive', { groupId: formed }, 'forbidden')
    const wish = { groupId: formed, sku: 'mandarin', priceFen: 450 }
    await shop.as(meng).refused('shop', 'reprice', wish, 'forbidden')
    expect((await orders(meng, { what: 'member', id: 'mlin' })).rows).toEqual([])
  })

  it.each([
    ['goods', {}],
    ['templates', {}],
    ['groups', { state: 'running' }],
    ['orders', { what: 'paid-today' }],
    ['group', { groupId: 'gformed' }],
    ['order', { orderId: tap('order') }],
    ['open-for', open()],
    ['reprice', { groupId: 'gformed', sku: 'mandarin', priceFen: 450 }],
    ['arrive', { groupId: 'gformed' }],
    ['stuck', {}],
    ['retry', { kind: 'order', id: 'nobody', todo: 'nonsense' }],
    ['send-back', { orderId: tap('order'), transactionId: '42' }],
    ['dismiss', { orderId: tap('order'), transactionId: '42', note: '问过了' }],
    ['refund-again', { orderId: tap('order'), refundId: tap('refund') }],
  ])('lets nobody but staff near %s (C-70)', async (action, input) => {
    const name = ['goods', 'templates', 'open-for'].includes(action) ? 'stock' : 'shop'
    await shop.as(stranger).refused(name, action, input, 'not-a-member')
    await shop.as(lin).refused(name, action, input, 'forbidden')
    await shop.as(ding).refused(name, action, input, 'forbidden')
  })
})
