import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeOutput } from '../../../contracts/member'
import type { AuditOutput, ClaimOutput, StuckOutput } from '../../../contracts/staff'
import { digest } from '../../../cloudfunctions/_kit/hash'
import type { Audit, Staff } from '../../../domain/staff/types'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import { openShop, type Shop } from '../../support/shop'
import { people, START, type Person } from '../../support/world'
import { collectedOrder, orderId, orders } from '../../support/collected'

const code = 'QY-7F3K-9M2P'
const agreed = { privacy: 1, agreement: 1 }

describe('claiming an empty environment', () => {
  let shop: Shop
  const newcomers: Person[] = Array.from({ length: 6 }, (_, n) => ({
    key: `new${n}`,
    openid: `oTEST_claim_${n}_00000000000`,
  }))

  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.close())

  it('is refused where a head office exists, whoever has a code', async () => {
    await shop.put({ claims: [{ _id: 'first', codeHash: digest(code, 64), by: null }] })
    await shop.as(people.lin).refused('staff', 'claim', { code, name: '林晚' }, 'claim-used')
    expect(shop.all<Staff>('staff', { role: 'head-office' })).toHaveLength(1)
  })

  it('says to strangers that it waits, and takes exactly one of many who have the code', async () => {
    const empty = await emptied()
    for (const who of newcomers)
      await empty.as(who).call('member', 'join', { ...agreed, name: `王${who.key}` })
    expect((await empty.as(newcomers[0]!).call<MeOutput>('member', 'me')).unclaimed).toBe(true)
    await empty
      .as(newcomers[0]!)
      .refused('staff', 'claim', { code: 'QY-0000-0000', name: '王' }, 'claim-wrong')
    await empty.as(people.stranger).refused('staff', 'claim', { code, name: '王' }, 'not-a-member')

    const replies = await Promise.all(
      newcomers.flatMap(who =>
        [1, 2].map(() => empty.as(who).reply<ClaimOutput>('staff', 'claim', { code, name: '老梁' })),
      ),
    )
    const winners = new Set(replies.flatMap(reply => (reply.ok ? [reply.data.memberId] : [])))
    expect(winners.size).toBe(1)
    const [memberId] = [...winners]
    expect(empty.all<Staff>('staff')).toMatchObject([{ _id: memberId, role: 'head-office', regionId: null }])
    expect(empty.all<Audit>('audits', { action: 'claim', outcome: 'done' }).length).toBeGreaterThan(0)
    expect(JSON.stringify(empty.all('audits'))).not.toContain(code)

    const winner = newcomers.find(
      who => empty.all<{ memberId: string }>('identities', { _id: who.openid })[0]!.memberId === memberId,
    )!
    const me = await empty.as(winner).call<MeOutput>('member', 'me')
    expect(me).toMatchObject({ hats: ['consumer', 'staff'], staffRole: 'head-office', unclaimed: false })
    const late = newcomers.find(who => who !== winner)!
    await empty.as(late).refused('staff', 'claim', { code, name: '王' }, 'claim-used')
    await empty.close()
  })

  it('is decided by one guarded update, however many ask it at the same moment', async () => {
    const empty = await emptied()
    const { takeClaim } = await import('../../../cloudfunctions/_kit/store/claims')
    const askers = Array.from({ length: 30 }, (_, n) =>
      takeClaim(digest(code, 64), { memberId: `m${n}`, name: '王' }, START),
    )
    expect((await Promise.all(askers)).filter(Boolean)).toHaveLength(1)
    await empty.close()
  })

  it('dies after twenty wrong codes', async () => {
    const empty = await emptied({ wrong: 20 })
    await empty.as(newcomers[0]!).call('member', 'join', agreed)
    await empty.as(newcomers[0]!).refused('staff', 'claim', { code, name: '王' }, 'claim-wrong')
    expect(empty.all('staff')).toEqual([])
    await empty.close()
  })

  /** A shop from which everybody who works has left, as an environment is before its first day. */
  async function emptied(more = {}): Promise<Shop> {
    const empty = await openShop()
    await empty.put({ claims: [{ _id: 'first', codeHash: digest(code, 64), by: null, ...more }] })
    const { database } = await import('../../../cloudfunctions/_kit/wechat')
    for (const { _id } of empty.all<Staff>('staff')) await database.collection('staff').doc(_id).remove({})
    return empty
  }
})

describe('what got stuck, and who did what', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
    const now = shop.cloud.clock.now()
    const stuck = (id: number, regionId: string, more: Partial<Order> = {}) =>
      collectedOrder(orderId(id), people.lin, now, {
        regionId,
        todo: { nonsense: { due: now, tries: 8, lastError: 'no effect', stuck: true } },
        nextDue: null,
        stuck: true,
        ...more,
      })
    const thanks = { thanks: { due: now, tries: 8, lastError: 'busy', stuck: true } }
    await shop.put(orders(stuck(1, 'east'), stuck(2, 'north'), stuck(3, 'east', { todo: thanks })))
  })
  afterAll(() => shop.close())

  it('is listed for the region it belongs to, with what failed and how often', async () => {
    const { rows } = await shop.as(people.xu).call<StuckOutput>('shop', 'stuck')
    expect(rows).toMatchObject([
      { kind: 'order', id: orderId(1), todo: 'nonsense', tries: 8, lastError: 'no effect' },
      { kind: 'order', id: orderId(3), todo: 'thanks', tries: 8, lastError: 'busy' },
    ])
    expect((await shop.as(people.liang).call<StuckOutput>('shop', 'stuck')).rows).toHaveLength(3)
    expect((await shop.as(people.meng).call<StuckOutput>('shop', 'stuck')).rows).toHaveLength(1)
  })

  it('runs once more when somebody of that region says so, and tapping twice does no harm', async () => {
    const retry = { kind: 'order', id: orderId(3), todo: 'thanks' }
    await shop.as(people.meng).refused('shop', 'retry', retry, 'not-found')
    const [one, two] = await Promise.all([1, 2].map(() => shop.as(people.xu).call('shop', 'retry', retry)))
    expect([one, two]).toEqual([{ done: true }, { done: true }])
    expect(shop.one<Order>('orders', orderId(3))).toMatchObject({ stuck: false, points: { state: 'earned' } })
    expect(shop.all('entries', { what: 'points-earned' })).toHaveLength(1)
    const hopeless = { kind: 'order', id: orderId(1), todo: 'nonsense' }
    expect(await shop.as(people.xu).call('shop', 'retry', hopeless)).toEqual({ done: false })
  })

  it('waits for its own time while it is not stuck: nobody closes a group or pays out points by asking', async () => {
    const groupId = await shop.openGroup()
    const early = { kind: 'group', id: groupId, todo: 'close' }
    await shop.as(people.xu).refused('shop', 'retry', early, 'nothing-changed')
    expect(shop.one<Group>('groups', groupId).state).toBe('open')
  })

  it('is in the record: who, what, on which document, with what outcome', async () => {
    const { rows: all } = await shop.as(people.xu).call<AuditOutput>('staff', 'audit')
    const rows = all.filter(({ target }) => target.startsWith('orders/'))
    expect(rows).toHaveLength(3)
    expect(rows.every(row => row.byName === '许衡' && row.action === 'retry' && row.outcome === 'done')).toBe(
      true,
    )
    expect(rows[0]).toMatchObject({ role: 'region', facts: { todo: expect.any(String) as string } })
    const north = await shop.as(people.meng).call<AuditOutput>('staff', 'audit')
    expect(north.rows).toMatchObject([{ byName: '孟北', outcome: 'refused' }])
    expect((await shop.as(people.liang).call<AuditOutput>('staff', 'audit')).rows).toHaveLength(5)
    await shop.as(people.meng).refused('staff', 'audit', { regionId: 'east' }, 'forbidden')
  })

  it('is shown to no stranger, no member and no leader', async () => {
    const inputs: Record<string, object> = {
      today: {},
      nps: {},
      cases: { state: 'open' },
      case: { caseId: 'pickup-x' },
      answer: { caseId: 'pickup-x', answerId: 'answer0000000001', text: '好' },
      members: {},
      audit: {},
    }
    for (const [action, input] of Object.entries(inputs)) {
      await shop.as(people.stranger).refused('staff', action, input, 'not-a-member')
      await shop.as(people.lin).refused('staff', action, input, 'forbidden')
      await shop.as(people.chen).refused('staff', action, input, 'forbidden')
    }
  })
})
