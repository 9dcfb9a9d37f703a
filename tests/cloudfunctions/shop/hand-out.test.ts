import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollectOutput, FindOutput } from '../../../contracts/leader'
import type { MeOutput } from '../../../contracts/member'
import type { AuditOutput, PointsOutput, RepriceOutput } from '../../../contracts/staff'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { breaches, comeToRest } from '../../support/books'
import { amend, orderOf, placeAndPay, tapId } from '../../support/joining'
import { endGroup } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { DAY, MINUTE, people } from '../../support/world'

let shop: Shop
let count = 0
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

/** A formed group of 陈姐 with orders of 林晚 and 周婷; their goods are there when `arrived`. */
async function formed({ arrived = true } = {}) {
  count += 1
  const groupId = await shop.openGroup({ groupId: `out${count}`, rule: { by: 'units', target: 6 } })
  const ids: string[] = []
  for (const who of [people.lin, people.zhou]) ids.push((await placeAndPay(shop, who, { groupId })).orderId)
  await endGroup(shop, groupId)
  if (arrived) await shop.as(people.xu).call('shop', 'arrive', { groupId })
  return { groupId, ids, code: (orderId: string) => orderOf(shop, orderId).pickup!.code }
}

describe('a leader whose contract ended', () => {
  it('hears since when, and staff of her region hand out what was paid (C-41, C-54)', async () => {
    const { groupId, ids, code } = await formed()
    const [first, second] = ids as [string, string]
    const ended = shop.cloud.clock.now()
    await amend('leaders', 'mchen', { to: ended })
    const input = { orderId: first, code: code(first), how: 'code' }
    expect(await shop.as(people.chen).refused('leader', 'collect', input, 'contract-ended')).toEqual({
      code: 'contract-ended',
      at: ended,
    })
    await shop.as(people.chen).refused('leader', 'desk', {}, 'contract-ended')
    // She wears the hat no longer, and still finds what she earned.
    const me = await shop.as(people.chen).call<MeOutput>('member', 'me')
    expect(me).toMatchObject({ hats: ['consumer'], leaderUntil: ended })
    expect((await shop.as(people.ding).call<MeOutput>('member', 'me')).leaderUntil).toBeNull()
    expect((await shop.as(people.lin).call<MeOutput>('member', 'me')).leaderUntil).toBeNull()
    // What she earned stays hers to see.
    await shop.as(people.chen).call('leader', 'commission', {})

    const xu = shop.as(people.xu)
    const found = await xu.call<FindOutput>('shop', 'find', { groupId, code: code(first) })
    expect(found).toMatchObject({ orderId: first, name: '林晚', household: '', units: 6 })
    const done = await xu.call<CollectOutput>('shop', 'collect', { groupId, ...input })
    expect(done).toMatchObject({ orderId: first, name: '林晚', units: 6, left: 1 })
    expect(orderOf(shop, first).collected).toMatchObject({ by: 'mxu', byName: '许衡', how: 'code' })
    expect(
      await xu.refused('shop', 'collect', { groupId, ...input, tapId: tapId('other') }, 'already-collected'),
    ).toMatchObject({ by: '许衡' })
    // Head office may, another region may not; a code of another group opens nothing here.
    const last = { groupId, orderId: second, code: code(second), how: 'scan' }
    await shop.as(people.meng).refused('shop', 'collect', last, 'not-found')
    await shop.as(people.meng).refused('shop', 'find', { groupId, code: code(second) }, 'not-found')
    await shop.as(people.liang).call('shop', 'collect', last)
    await amend('leaders', 'mchen', { to: null })
    const other = await formed()
    await xu.refused('shop', 'find', { groupId: other.groupId, code: code(first) }, 'unknown-code')
  })

  it('keeps the commission of what was paid, whoever hands it out and whoever leads later (C-33)', async () => {
    const { groupId, ids, code } = await formed()
    const [orderId] = ids as [string]
    expect(orderOf(shop, orderId).leaderId).toBe('mchen')
    // Another leader takes the group over, at another rate; the contract of the first one ends.
    await amend('groups', groupId, { leaderId: 'mding' })
    await amend('leaders', 'mchen', { to: shop.cloud.clock.now(), commissionBp: 1 })
    await shop.as(people.xu).call('shop', 'collect', { groupId, orderId, code: code(orderId), how: 'code' })
    await comeToRest(shop.cloud, shop.cloud.clock.now() + 8 * DAY)
    const order = orderOf(shop, orderId)
    expect(order).toMatchObject({ leaderId: 'mchen', commission: { state: 'due', fen: 220 } })
    expect(shop.one('entries', `commission-due-${orderId}`)).toMatchObject({ leaderId: 'mchen' })
    expect(shop.all('entries', { orderId, what: 'commission-due' })).toHaveLength(1)
    await amend('leaders', 'mchen', { to: null, commissionBp: 800 })
    await amend('groups', groupId, { leaderId: 'mchen' })
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })
})

describe('a colleague at a pick-up point', () => {
  it('hands out what arrived there for every group, under her own name (C-54)', async () => {
    const one = await formed()
    const two = await formed()
    const xu = shop.as(people.xu)
    const waits = async () =>
      (await xu.call<PointsOutput>('shop', 'points')).rows.find(({ pointId }) => pointId === 'wutong3')!
        .waiting
    const before = await waits()
    for (const [index, { ids, code }] of [one, two].entries()) {
      const [orderId] = ids as [string]
      const pointId = 'wutong3'
      const found = await xu.call<FindOutput>('shop', 'find', { pointId, code: code(orderId) })
      expect(found).toMatchObject({ orderId, name: '林晚', household: '' })
      const input = {
        pointId,
        orderId,
        code: `LT:wutong3:${code(orderId)}`,
        how: 'scan',
        tapId: tapId('tap'),
      }
      const done = await xu.call<CollectOutput>('shop', 'collect', input)
      expect(done).toMatchObject({ orderId, left: before - index - 1 })
      expect(await xu.call<CollectOutput>('shop', 'collect', input)).toEqual(done)
      expect(orderOf(shop, orderId).collected).toMatchObject({ by: 'mxu', byName: '许衡', how: 'scan' })
    }
    expect(await waits()).toBe(before - 2)
    const { rows } = await xu.call<AuditOutput>('staff', 'audit')
    expect(rows.filter(({ action, target }) => action === 'find' && target === 'wutong3')).toHaveLength(2)
    expect(rows.find(({ target }) => target === two.ids[0])).toMatchObject({
      action: 'collect',
      byName: '许衡',
      outcome: 'done',
    })
  })

  it('finds no code of another point there, and no point of another region (C-54, C-70)', async () => {
    const { ids, code } = await formed()
    const [orderId] = ids as [string]
    const tap = { orderId, code: code(orderId), how: 'code' }
    const [xu, meng] = [shop.as(people.xu), shop.as(people.meng)]
    await xu.refused('shop', 'find', { pointId: 'qingchuan1', code: code(orderId) }, 'unknown-code')
    await xu.refused('shop', 'collect', { pointId: 'qingchuan1', ...tap }, 'unknown-code')
    const scanned = `LT:wutong3:${code(orderId)}`
    await meng.refused('shop', 'find', { pointId: 'wutong3', code: scanned }, 'not-found')
    await meng.refused('shop', 'find', { pointId: 'beimen1', code: scanned }, 'unknown-code')
    await meng.refused('shop', 'collect', { pointId: 'wutong3', ...tap }, 'not-found')
    await meng.refused('shop', 'collect', { pointId: 'beimen1', ...tap, code: scanned }, 'unknown-code')
    // A point that came to the north since: what the east sold stays the east's to hand out.
    await amend('pickup_points', 'wutong3', { regionId: 'north' })
    await meng.refused('shop', 'find', { pointId: 'wutong3', code: scanned }, 'unknown-code')
    await xu.refused('shop', 'find', { pointId: 'wutong3', code: scanned }, 'not-found')
    await amend('pickup_points', 'wutong3', { regionId: 'east' })
    expect(orderOf(shop, orderId).collected).toBeNull()
    await shop.as(people.liang).call('shop', 'collect', { pointId: 'wutong3', ...tap })
    const east = await xu.call<AuditOutput>('staff', 'audit')
    const done = east.rows.filter(({ target, outcome }) => target === orderId && outcome === 'done')
    expect(done).toMatchObject([{ action: 'collect', byName: '老梁' }])
  })

  it('sees the points of her own regions, those where something waits in front', async () => {
    await formed()
    const idsFor = async (who: typeof people.xu, input = {}) =>
      (await shop.as(who).call<PointsOutput>('shop', 'points', input)).rows.map(({ pointId }) => pointId)
    expect(await idsFor(people.xu)).toEqual(['wutong3', 'qingchuan1'])
    expect(await idsFor(people.meng)).toEqual(['beimen1'])
    expect(await idsFor(people.liang)).toEqual(['wutong3', 'beimen1', 'qingchuan1'])
    expect(await idsFor(people.liang, { regionId: 'north' })).toEqual(['beimen1'])
    expect(await idsFor(people.xu, { after: '0:wutong3' })).toEqual(['qingchuan1'])
    await shop.as(people.meng).refused('shop', 'points', { regionId: 'east' }, 'forbidden')
    await shop.as(people.chen).refused('shop', 'points', {}, 'forbidden')
  })
})

describe('the same tap again', () => {
  it('hands out once and hears the same; another tap hears when and by whom (C-54)', async () => {
    const { ids, code } = await formed()
    const [orderId] = ids as [string]
    const input = { orderId, code: code(orderId), how: 'code', tapId: tapId('tap') }
    const chen = shop.as(people.chen)
    const replies = await Promise.all(
      [1, 2, 3].map(() => chen.call<CollectOutput>('leader', 'collect', input)),
    )
    await shop.cloud.clock.advance(MINUTE)
    replies.push(await chen.call<CollectOutput>('leader', 'collect', input))
    expect(new Set(replies.map(({ at }) => at)).size).toBe(1)
    const no = await chen.refused('leader', 'collect', { ...input, tapId: tapId('tap') }, 'already-collected')
    expect(no).toEqual({ code: 'already-collected', at: replies[0]!.at, by: '陈姐' })
    expect(shop.all<Order>('orders', { _id: orderId })[0]!.lines[0]!.collected).toBe(6)
  })

  it('says that goods arrived once and hears the same', async () => {
    const { groupId } = await formed({ arrived: false })
    const input = { groupId, tapId: tapId('tap') }
    const [one, two] = await Promise.all(
      [1, 2].map(() => shop.as(people.chen).call('leader', 'arrive', input)),
    )
    expect(one).toEqual({ orders: 2 })
    expect(two).toEqual(one)
    const { arrivedAt } = shop.one<Group>('groups', groupId)
    await shop.cloud.clock.advance(MINUTE)
    expect(await shop.as(people.chen).call('leader', 'arrive', input)).toEqual(one)
    expect(shop.one<Group>('groups', groupId).arrivedAt).toBe(arrivedAt)
    await shop.as(people.xu).refused('shop', 'arrive', { groupId, tapId: tapId('tap') }, 'already-arrived')
  })

  it('changes a price once, also when somebody changed it again meanwhile (C-16)', async () => {
    count += 1
    const groupId = await shop.openGroup({ groupId: `out${count}` })
    const xu = shop.as(people.xu)
    const first = { groupId, sku: 'mandarin', priceFen: 450, tapId: tapId('tap') }
    const one = await xu.call<RepriceOutput>('shop', 'reprice', first)
    await xu.call('shop', 'reprice', { groupId, sku: 'mandarin', priceFen: 440, tapId: tapId('tap') })
    expect(await xu.call<RepriceOutput>('shop', 'reprice', first)).toEqual(one)
    expect(shop.one<Group>('groups', groupId).termsVersion).toBe(one.termsVersion + 1)
    await xu.refused('shop', 'reprice', { ...first, priceFen: 430 }, 'tap-changed')
  })

  it('allows one message of WeChat, and the next tap one more (C-61)', async () => {
    const lin = shop.as(people.lin)
    const taps = [tapId('tap'), tapId('tap')]
    const ask = (id: string) =>
      lin.call<{ left: Record<string, number> }>('member', 'grant', {
        accepted: ['paid', 'arrived'],
        tapId: id,
      })
    const before = (await ask(taps[0]!)).left['paid']!
    expect((await ask(taps[0]!)).left).toMatchObject({ paid: before })
    expect((await ask(taps[1]!)).left).toMatchObject({ paid: before + 1 })
    expect((await ask(taps[1]!)).left).toMatchObject({ paid: before + 1 })
  })
})

describe('the audit of a region', () => {
  it('shows what head office did there, and no other region does', async () => {
    count += 1
    const groupId = await shop.openGroup({ groupId: `out${count}` })
    const input = { groupId, sku: 'mandarin', priceFen: 455 }
    await shop.as(people.liang).call('shop', 'reprice', input)
    const mine = (rows: AuditOutput['rows']) =>
      rows.filter(({ target, byName }) => target === groupId && byName === '老梁')
    const east = await shop.as(people.xu).call<AuditOutput>('staff', 'audit')
    expect(mine(east.rows)).toMatchObject([{ action: 'reprice', outcome: 'done' }])
    const north = await shop.as(people.meng).call<AuditOutput>('staff', 'audit')
    expect(mine(north.rows)).toEqual([])
  })
})
