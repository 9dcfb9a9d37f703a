import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskOutput, OpeningsOutput, OpenOutput, ShareOutput } from '../../../contracts/leader'
import type { Group, GroupTerms } from '../../../domain/group/types'
import type { Shelf } from '../../../domain/shelf/types'
import { amend } from '../../support/joining'
import { buy, endGroup, tap } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { goods, people, template } from '../../support/world'

const { chen, ding, shen, lin, xu, stranger } = people
const from = { kind: 'template', id: 'thursday' }

describe('a leader opens a group', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.close())

  it('finds the templates of her region, with the brand’s prices of now', async () => {
    const { openings, points } = await shop.as(chen).call<OpeningsOutput>('leader', 'openings')
    expect(points).toEqual([{ id: 'wutong3', name: '梧桐里 3 号楼门厅' }])
    expect(openings).toMatchObject([
      { kind: 'template', id: 'thursday', crateSize: 24, endsAt: Date.UTC(2026, 4, 21, 12), last: null },
    ])
    expect(openings[0]!.goods[0]).toMatchObject({ sku: 'mandarin', priceFen: 460 })
    expect((await shop.as(shen).call<OpeningsOutput>('leader', 'openings')).openings).toEqual([])
  })

  it('promises, fills the shelf and shows the group, all complete', async () => {
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', { openId: tap(), from })
    const group = shop.one<Group>('groups', groupId)
    expect(group).toMatchObject({ leaderId: 'mchen', openedBy: 'mchen', state: 'open', termsVersion: 1 })
    const terms = shop.one<GroupTerms>('terms', `${groupId}@1`)
    expect(terms.pool.map(({ sku, priceFen }) => [sku, priceFen])).toEqual(
      goods.map(({ _id, priceFen }) => [_id, priceFen]),
    )
    const { items } = shop.one<Shelf>('shelves', `${groupId}~1`)
    expect(items['mandarin']).toEqual({ allotted: 24, free: 24, held: 0, posted: 0, most: 96, loads: 1 })
    expect(Object.keys(items).sort()).toEqual(Object.keys(template.allot).sort())
  })

  it('opens one group however often one tap arrives, also at the same moment', async () => {
    const openId = tap()
    const before = shop.all('groups').length
    const open = () => shop.as(chen).call<OpenOutput>('leader', 'open', { openId, from })
    const all = [...(await Promise.all([open(), open(), open()])), await open()]
    expect(new Set(all.map(({ groupId }) => groupId)).size).toBe(1)
    expect(shop.all('groups')).toHaveLength(before + 1)
  })

  it('finishes an opening that died before the group was there', async () => {
    const openId = tap()
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', { openId, from })
    const dead = await openShop()
    await dead.put({ terms: [{ ...shop.one<GroupTerms>('terms', `${groupId}@1`) }] } as never)
    expect(dead.all('groups')).toEqual([])
    expect(await dead.as(chen).call('leader', 'open', { openId, from })).toEqual({ groupId })
    expect(dead.one<Group>('groups', groupId)).toMatchObject({ state: 'open', leaderId: 'mchen' })
    await dead.close()
  })

  it('refuses the same tap with other contents, and somebody else’s tap', async () => {
    const openId = tap()
    await shop.as(chen).call('leader', 'open', { openId, from })
    const other = { openId, from, pointId: 'wutong3' }
    await shop.as(chen).refused('leader', 'open', other, 'open-changed')
    await shop.as(ding).refused('leader', 'open', { openId, from }, 'open-changed')
  })

  it('opens only what is hers: template, region and point are checked in the cloud (C-70)', async () => {
    const refused = (who: typeof chen, wish: object, code: 'template-off' | 'wrong-point' | 'not-found') =>
      shop.as(who).refused('leader', 'open', { openId: tap(), from, ...wish }, code)
    await refused(shen, {}, 'template-off')
    await refused(chen, { pointId: 'qingchuan1' }, 'wrong-point')
    await refused(chen, { from: { kind: 'template', id: 'nothing' } }, 'not-found')
    const [group] = shop.all<Group>('groups')
    const again = { openId: tap(), from: { kind: 'group', id: group!._id } }
    await shop.as(ding).refused('leader', 'open', again, 'not-your-group')
  })

  it('writes into the audit who opened what', async () => {
    const openId = tap()
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', { openId, from })
    expect(shop.all('audits', { target: groupId })).toMatchObject([
      { by: 'mchen', role: 'leader', action: 'open', outcome: 'done' },
    ])
  })

  it('shares it with a code that leads back to it, drawn once', async () => {
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', { openId: tap(), from })
    const first = await shop.as(chen).call<ShareOutput>('leader', 'share', { groupId })
    expect(first).toMatchObject({
      path: `pages/consumer/group/index?id=${groupId}`,
      leaderName: '陈姐',
      pointName: '梧桐里 3 号楼门厅',
      fromFen: 460,
    })
    const image = await fetch(first.codeUrl!)
    expect(image.status).toBe(200)
    const { codeFile } = shop.one<Group>('groups', groupId)
    await shop.as(chen).call('leader', 'share', { groupId })
    expect(shop.one<Group>('groups', groupId).codeFile).toBe(codeFile)
    await shop.as(ding).refused('leader', 'share', { groupId }, 'not-your-group')
  })

  it('sees her own running groups on the desk, another leader hers', async () => {
    const desk = await shop.as(chen).call<DeskOutput>('leader', 'desk')
    expect(desk.name).toBe('陈姐')
    expect(desk.groups.length).toBe(shop.all('groups', { leaderId: 'mchen' }).length)
    expect((await shop.as(ding).call<DeskOutput>('leader', 'desk')).groups).toEqual([])
  })

  it.each(['openings', 'open', 'desk', 'share', 'arrive', 'pickups', 'find', 'collect', 'commission'])(
    'lets nobody but leaders near %s',
    async action => {
      const input = {
        open: { openId: tap(), from },
        share: { groupId: 'g1' },
        arrive: { groupId: 'g1' },
        find: { code: '123456' },
        collect: { orderId: tap(), code: '123456', how: 'code' },
      }[action]
      await shop.as(stranger).refused('leader', action, input ?? {}, 'not-a-member')
      await shop.as(lin).refused('leader', action, input ?? {}, 'forbidden')
      await shop.as(xu).refused('leader', action, input ?? {}, 'forbidden')
    },
  )
})

describe('a leader opens a past group again', () => {
  it('with its goods, hours and shelf, at the brand’s prices of now', async () => {
    const shop = await openShop()
    const past = await shop.openGroup({ skus: ['mandarin', 'seasalt'], allot: { mandarin: 48, seasalt: 24 } })
    await buy(shop, lin, past, { mandarin: 24 })
    await endGroup(shop, past)
    await shop.cloud.clock.advance(20 * 3_600_000)
    const { openings } = await shop.as(chen).call<OpeningsOutput>('leader', 'openings')
    const again = openings.find(({ kind }) => kind === 'group')!
    expect(again).toMatchObject({ id: past, last: { units: 24, people: 1, outcome: 'formed' } })

    const wish = { openId: tap(), from: { kind: 'group', id: past } }
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', wish)
    const before = shop.one<Group>('groups', past)
    const group = shop.one<Group>('groups', groupId)
    expect(group.endsAt - before.endsAt).toBe(24 * 3_600_000)
    expect(group.endsAt).toBe(again.endsAt)
    expect(shop.one<Shelf>('shelves', `${groupId}~1`).items).toEqual({
      mandarin: { allotted: 24, free: 24, held: 0, posted: 0, most: 48, loads: 1 },
      seasalt: { allotted: 24, free: 24, held: 0, posted: 0, most: 24, loads: 1 },
    })
    await shop.close()
  })

  it('not when the brand has switched its template off, however often it was opened again since', async () => {
    const shop = await openShop()
    const past = await shop.openGroup({ skus: ['mandarin'], allot: { mandarin: 48 } })
    await endGroup(shop, past)
    await shop.cloud.clock.advance(20 * 3_600_000)
    const open = (id: string) => ({ openId: tap(), from: { kind: 'group', id } })
    const { groupId } = await shop.as(chen).call<OpenOutput>('leader', 'open', open(past))
    await endGroup(shop, groupId)
    await amend('templates', 'thursday', { state: 'off' })
    for (const id of [past, groupId]) await shop.as(chen).refused('leader', 'open', open(id), 'template-off')
    const { openings } = await shop.as(chen).call<OpeningsOutput>('leader', 'openings')
    expect(openings).toEqual([])
    await shop.close()
  })
})
