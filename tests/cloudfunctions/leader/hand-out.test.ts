import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  CollectOutput,
  CommissionOutput,
  DeskOutput,
  FindOutput,
  PickupsOutput,
} from '../../../contracts/leader'
import type { Notice } from '../../../domain/notice/types'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { buy, codeOf, endGroup, tap } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { DAY, people } from '../../support/world'

const { chen, ding, lin, zhou, wu } = people

describe('the goods of a formed group', () => {
  let shop: Shop
  let group: string
  let lins: string
  let zhous: string
  beforeAll(async () => {
    shop = await openShop()
    group = await shop.openGroup()
    lins = await buy(shop, lin, group, { mandarin: 12, seasalt: 3 })
    zhous = await buy(shop, zhou, group, { lychee: 10 })
  })
  afterAll(() => shop.close())

  const collect = (orderId: string, code: string, who = chen, how = 'code') =>
    shop.as(who).reply<CollectOutput>('leader', 'collect', { orderId, code, how })

  it('count into today’s commission while they are on their way, floored per line (C-34)', async () => {
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    // 12 × 4.60 = 55.20 → 4.41; 3 × 4.80 = 14.40 → 1.15; 10 × 5.20 = 52.00 → 4.16.
    expect(desk.todayCommissionFen).toBe(441 + 115 + 416)
    expect(desk.groups).toMatchObject([{ groupId: group, commissionFen: 441 + 115 + 416 }])
  })

  it('cannot arrive before the group is decided', async () => {
    await shop.as(chen).refused('leader', 'arrive', { groupId: group }, 'group-not-formed')
  })

  it('are awaited on the desk once the group is decided, and are not handed out before they are there', async () => {
    await endGroup(shop, group)
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    expect(desk.toArrive).toMatchObject([{ groupId: group, orders: 2, units: 25 }])
    expect(desk.toHandOut).toBe(0)
    await shop.as(chen).refused('leader', 'find', { code: codeOf(shop, lins) }, 'not-arrived')
    expect(await collect(lins, codeOf(shop, lins))).toMatchObject({ refusal: { code: 'not-arrived' } })
  })

  it('arrive once, by the leader who opened the group; the neighbours are told', async () => {
    await shop.as(ding).refused('leader', 'arrive', { groupId: group }, 'not-your-group')
    expect(await shop.as(chen).call('leader', 'arrive', { groupId: group })).toEqual({ orders: 2 })
    const { arrivedAt } = shop.one<Group>('groups', group)
    const again = await shop.as(chen).refused('leader', 'arrive', { groupId: group }, 'already-arrived')
    expect(again).toMatchObject({ at: arrivedAt, by: '陈姐' })
    for (const id of [lins, zhous]) {
      expect(shop.one<Order>('orders', id).arrivedAt).toBe(arrivedAt)
      expect(shop.one<Notice>('notices', `arrived-${id}`).facts).toMatchObject({ code: codeOf(shop, id) })
    }
    expect(shop.one<Group>('groups', group).todo['tell-arrived']).toBeUndefined()
  })

  it('stand on the desk by building', async () => {
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    expect(desk).toMatchObject({ toHandOut: 2, overdue: 0, toArrive: [] })
    expect(desk.buildings).toEqual([{ building: '3', names: ['林晚', '周婷'], done: 0, all: 2 }])
  })

  it('are found by the code as it is typed or scanned, by their own leader only (C-54)', async () => {
    const code = codeOf(shop, lins)
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`
    for (const text of [typed, `LT:wutong3:${code}`]) {
      const found = await shop.as(chen).call<FindOutput>('leader', 'find', { code: text })
      expect(found).toMatchObject({ orderId: lins, name: '林晚', household: '3-601', units: 15 })
      expect(found.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
        ['mandarin', 12],
        ['seasalt', 3],
      ])
    }
    await shop.as(chen).refused('leader', 'find', { code: `LT:qingchuan1:${code}` }, 'unknown-code')
    await shop.as(ding).refused('leader', 'find', { code }, 'unknown-code')
    await shop.as(ding).refused('leader', 'find', { code: `LT:wutong3:${code}` }, 'unknown-code')
    await shop.as(chen).refused('leader', 'find', { code: 'no code' }, 'unknown-code')
  })

  it('are not found by another leader who receives at the same point', async () => {
    const [contract] = shop.all<object>('leaders', { _id: 'mchen' })
    await shop.put({ leaders: [{ ...contract, _id: 'mzhou', name: '周婷' }] } as never)
    await shop.as(zhou).refused('leader', 'find', { code: codeOf(shop, lins) }, 'unknown-code')
    expect(await collect(lins, codeOf(shop, lins), zhou)).toMatchObject({ refusal: { code: 'unknown-code' } })
  })

  it('tell the leader a name and a household, no phone, no score', async () => {
    const found = await shop.as(chen).call<FindOutput>('leader', 'find', { code: codeOf(shop, lins) })
    expect(Object.keys(found).sort()).toEqual(
      ['groupTitle', 'household', 'lines', 'name', 'orderId', 'units'].sort(),
    )
  })

  it('do not change hands for somebody else’s code or leader (C-54, C-70)', async () => {
    expect(await collect(lins, codeOf(shop, zhous))).toMatchObject({ refusal: { code: 'unknown-code' } })
    expect(await collect(lins, codeOf(shop, lins), ding)).toMatchObject({ refusal: { code: 'unknown-code' } })
    expect(await collect(tap('order'), codeOf(shop, lins))).toMatchObject({
      refusal: { code: 'unknown-code' },
    })
    expect(shop.one<Order>('orders', lins).collected).toBeNull()
  })

  it('change hands once, though two phones scan at the same moment (C-54)', async () => {
    const code = codeOf(shop, lins)
    const replies = await Promise.all([1, 2, 3].map(() => collect(lins, code, chen, 'scan')))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const at = shop.cloud.clock.now()
    for (const reply of replies) {
      if (reply.ok) expect(reply.data).toEqual({ orderId: lins, name: '林晚', units: 15, at, left: 1 })
      else expect(reply.refusal).toEqual({ code: 'already-collected', at, by: '陈姐' })
    }
    await shop.cloud.clock.advance(60_000)
    expect(await collect(lins, code)).toMatchObject({
      refusal: { code: 'already-collected', at, by: '陈姐' },
    })
    const order = shop.one<Order>('orders', lins)
    expect(order.collected).toEqual({ at, by: 'mchen', byName: '陈姐', how: 'scan' })
    expect(order.lines.map(({ collected }) => collected)).toEqual([12, 3])
    expect(order.todo).toMatchObject({ invite: { due: at + DAY }, thanks: { due: at + 7 * DAY } })
  })

  it('leave the sheet when they are handed out, and the member is told', async () => {
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    expect(desk.buildings).toEqual([{ building: '3', names: ['周婷'], done: 1, all: 2 }])
    const { rows } = await shop.as(chen).call<PickupsOutput>('leader', 'pickups', { groupId: group })
    expect(rows.map(({ orderId, state }) => [orderId, state])).toEqual([
      [lins, 'collected'],
      [zhous, 'waiting'],
    ])
    const all = await shop.as(chen).call<PickupsOutput>('leader', 'pickups')
    expect(all.rows).toHaveLength(2)
    expect((await shop.as(ding).call<PickupsOutput>('leader', 'pickups')).rows).toEqual([])
    await shop.as(ding).refused('leader', 'pickups', { groupId: group }, 'not-your-group')
    await shop.runTimers()
    expect(shop.one<Notice>('notices', `collected-${lins}`)).toMatchObject({ memberId: 'mlin' })
  })

  it('are late when they were not fetched on their day', async () => {
    const { arrivedAt } = shop.one<Group>('groups', group)
    await shop.cloud.clock.advance(DAY)
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    expect(desk).toMatchObject({
      toHandOut: 1,
      overdue: 1,
      late: [{ orderId: zhous, name: '周婷', household: '3-602', units: 10, since: arrivedAt }],
    })
  })

  it('bring a commission that is pending for seven days from collection, then due (C-35)', async () => {
    const commission = () => shop.as(chen).call<CommissionOutput>('leader', 'commission')
    const { at } = shop.one<Order>('orders', lins).collected!
    const pending = await commission()
    expect(pending).toMatchObject({ pendingFen: 441 + 115 + 416, dueFen: 0, next: null })
    expect(pending.rows).toMatchObject([
      { orderId: zhous, state: 'pending', dueAt: null, fen: 416 },
      {
        orderId: lins,
        name: '林晚',
        state: 'pending',
        dueAt: at + 7 * DAY,
        lines: [
          { name: '橘子汽水', baseFen: 5520, rateBp: 800, fen: 441 },
          { name: '海盐汽水', baseFen: 1440, rateBp: 800, fen: 115 },
        ],
      },
    ])
    await shop.cloud.clock.advanceTo(at + 7 * DAY - 1)
    await shop.runTimers()
    expect(await commission()).toMatchObject({ pendingFen: 441 + 115 + 416, dueFen: 0 })
    await shop.cloud.clock.advanceTo(at + 7 * DAY + 60_000)
    await shop.runTimers()
    expect(await commission()).toMatchObject({
      pendingFen: 416,
      dueFen: 441 + 115,
      rows: [{ state: 'pending' }, { state: 'due' }],
    })
    expect(await shop.as(ding).call('leader', 'commission')).toMatchObject({ rows: [], dueFen: 0 })
  })
})

describe('an order that has no goods to hand out', () => {
  it('has no code when its group failed', async () => {
    const shop = await openShop()
    const group = await shop.openGroup()
    const order = await buy(shop, wu, group, { mandarin: 2 })
    await endGroup(shop, group)
    expect(shop.one<Order>('orders', order)).toMatchObject({ outcome: 'failed', pickup: null })
    await shop.as(chen).refused('leader', 'arrive', { groupId: group }, 'group-not-formed')
    const { rows } = await shop.as(chen).call<PickupsOutput>('leader', 'pickups', { groupId: group })
    expect(rows).toEqual([])
    await shop.close()
  })
})
