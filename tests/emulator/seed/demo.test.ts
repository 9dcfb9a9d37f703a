import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommissionOutput, DeskOutput, PickupsOutput } from '../../../contracts/leader.ts'
import type { CardOutput, PointsOutput } from '../../../contracts/member.ts'
import type {
  CasesOutput,
  GroupsOutput,
  MembersOutput,
  NpsOutput,
  OrdersOutput,
  StaffGroupOutput,
  StuckOutput,
  TodayOutput,
} from '../../../contracts/staff.ts'
import type { Reply } from '../../../contracts/reply.ts'
import type { Paged } from '../../../contracts/views.ts'
import { indexes } from '../../../cloudfunctions/_kit/store/indexes.ts'
import { seedDemo, startsAt } from '../../../emulator/seed/index.ts'
import { openidOf } from '../../../emulator/seed/people.ts'
import { startCloud } from '../../../emulator/index.ts'
import type { Cloud } from '../../../emulator/types.ts'
import { buildFunctions } from '../../../scripts/build-functions.ts'
import { root } from '../../../scripts/support/root.ts'
import { breaches, comeToRest } from '../../support/books.ts'
import { DAY, HOUR, MINUTE, START } from '../../support/world.ts'

/** In Shanghai. The first is looked at in every run, the others with `LINTUAN_RUNS` set: each seeds four weeks. */
const moments: [when: string, until: number][] = [
  ['an afternoon', START],
  ['an early morning', START - 7 * HOUR - 20 * MINUTE],
  ['a late evening', START + 8 * HOUR + 50 * MINUTE],
]
const looked = process.env['LINTUAN_RUNS'] ? moments : moments.slice(0, 1)

const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0)

describe.each(looked)('the demo on %s', (_, until) => {
  let cloud: Cloud
  const refusals: string[] = []

  beforeAll(async () => {
    await buildFunctions()
    cloud = await startCloud({
      memory: true,
      functions: `${root}/dist/functions`,
      indexes,
      clock: startsAt(until),
      seed: 1,
      refuseUndeclaredScans: true,
    })
    const call: Cloud['call'] = async (name, event, options) => {
      const reply = await cloud.call<Reply<unknown>>(name, event, options)
      if (reply && 'ok' in reply && !reply.ok)
        refusals.push(
          `${options?.openid} ${name}/${String(event['action'])}: ${JSON.stringify(reply.refusal)}`,
        )
      return reply as never
    }
    await seedDemo({ ...cloud, call }, { until, log: () => {} })
  }, 600_000)
  afterAll(() => cloud.close())

  async function ask<T>(key: string, name: string, action: string, input: object = {}): Promise<T> {
    const reply = await cloud.call<Reply<T>>(name, { action, ...input }, { openid: openidOf(key) })
    if (!reply.ok) throw new Error(`${key} ${name}/${action}: ${JSON.stringify(reply.refusal)}`)
    return reply.data
  }
  async function all<T extends Paged<unknown>>(
    key: string,
    name: string,
    action: string,
    input: object = {},
  ): Promise<T['rows']> {
    const rows: T['rows'] = []
    for (let after: string | null | undefined; after !== null;) {
      const page: T = await ask<T>(key, name, action, { ...input, ...(after ? { after } : {}) })
      rows.push(...page.rows)
      after = page.next
    }
    return rows
  }

  it('was lived through without a refusal', () => {
    expect(cloud.clock.now()).toBe(until)
    expect(refusals).toEqual([])
  })

  it('has clean books and nothing stuck', () => {
    expect(breaches(cloud, { settled: false })).toEqual([])
    for (const collection of ['orders', 'groups', 'responses'])
      expect(cloud.database.find(collection, { stuck: true })).toEqual([])
  })

  it.each(['liang', 'xu', 'fang'])('opens the rows behind each number on the first page of %s', async who => {
    const today = await ask<TodayOutput>(who, 'staff', 'today')
    const paid = await all<OrdersOutput>(who, 'shop', 'orders', { what: 'paid-today' })
    const back = await all<OrdersOutput>(who, 'shop', 'orders', { what: 'refunded-today' })
    const money = {
      paidFen: sum(paid.map(({ paidFen }) => paidFen)),
      payments: paid.length,
      refundedFen: sum(back.map(({ refundedFen }) => refundedFen)),
      refunds: back.length,
    }
    expect(today.money).toEqual({ ...money, netFen: money.paidFen - money.refundedFen })
    const running = await all<GroupsOutput>(who, 'shop', 'groups', { state: 'running' })
    expect(today.groups).toMatchObject({
      running: running.length,
      endingToday: running.filter(({ endsAt }) => endsAt < today.day.to).length,
    })
    const open = await all<CasesOutput>(who, 'staff', 'cases', { state: 'open' })
    expect(today.cases).toMatchObject({ open: open.length, nextDueAt: open[0]?.dueAt ?? null })
    const stuck = await all<StuckOutput>(who, 'shop', 'stuck')
    expect(today.stuck).toBe(new Set(stuck.map(({ id }) => id)).size)
    const nps = await ask<NpsOutput>(who, 'staff', 'nps')
    const answers = await all<NpsOutput>(who, 'staff', 'nps')
    expect(nps.nps).toEqual(today.nps)
    expect(today.nps).toMatchObject({
      n: answers.length,
      promoters: answers.filter(({ score }) => score >= 9).length,
      detractors: answers.filter(({ score }) => score <= 6).length,
    })
    expect(nps.distribution).toEqual(
      Array.from({ length: 11 }, (__, n) => answers.filter(({ score }) => score === n).length),
    )
  })

  it('adds the regions up to the whole brand', async () => {
    const [whole, ...parts] = await Promise.all([
      ask<TodayOutput>('liang', 'staff', 'today'),
      ask<TodayOutput>('liang', 'staff', 'today', { regionId: 'east' }),
      ask<TodayOutput>('liang', 'staff', 'today', { regionId: 'south' }),
    ])
    for (const key of ['paidFen', 'refundedFen', 'netFen', 'payments', 'refunds'] as const)
      expect(sum(parts.map(({ money }) => money[key])), key).toBe(whole.money[key])
    expect(sum(parts.map(({ groups }) => groups.running))).toBe(whole.groups.running)
    expect(sum(parts.map(({ cases }) => cases.open))).toBe(whole.cases.open)
    expect(sum(parts.map(({ nps }) => nps.n))).toBe(whole.nps.n)
  })

  it('opens the orders behind each group and each member', async () => {
    const groups = [
      ...(await all<GroupsOutput>('liang', 'shop', 'groups', { state: 'running' })),
      ...(await all<GroupsOutput>('liang', 'shop', 'groups', { state: 'closed' })),
    ]
    expect(groups.length).toBeGreaterThan(10)
    for (const { groupId } of groups) {
      const group = await ask<StaffGroupOutput>('liang', 'shop', 'group', { groupId })
      const orders = await all<OrdersOutput>('liang', 'shop', 'orders', { what: 'group', id: groupId })
      const unpaid = orders.filter(({ face }) => face === 'to-pay' || face === 'closing').length
      const cancelled = orders.filter(({ face }) => face === 'cancelled').length
      expect(group, groupId).toMatchObject({
        orders: { placed: unpaid, cancelled, paid: orders.length - unpaid - cancelled },
        paidFen: sum(orders.map(({ paidFen }) => paidFen)),
        refundedFen: sum(orders.map(({ refundedFen }) => refundedFen)),
      })
    }
    const members = await all<MembersOutput>('liang', 'staff', 'members')
    expect(members.length).toBeGreaterThanOrEqual(60)
    for (const { memberId, orders } of members) {
      const rows = await all<OrdersOutput>('liang', 'shop', 'orders', { what: 'member', id: memberId })
      // What was paid and went back was bought by nobody.
      expect(rows.filter(({ paidFen, refundedFen }) => paidFen > refundedFen).length, memberId).toBe(orders)
    }
  })

  it('opens what is behind the numbers of leaders and members', async () => {
    for (const leader of ['chen', 'ding', 'shen', 'meng']) {
      const desk = await ask<DeskOutput>(leader, 'leader', 'desk')
      const pickups = await all<PickupsOutput>(leader, 'leader', 'pickups')
      expect(desk.toHandOut, leader).toBe(pickups.filter(({ state }) => state === 'waiting').length)
      const { dueFen, pendingFen } = await ask<CommissionOutput>(leader, 'leader', 'commission')
      const rows = await all<CommissionOutput>(leader, 'leader', 'commission')
      const of = (state: string) => sum(rows.filter(row => row.state === state).map(({ fen }) => fen))
      expect({ dueFen, pendingFen }, leader).toEqual({ dueFen: of('due'), pendingFen: of('pending') })
    }
    for (const who of ['lin', 'zhou', 'wu', 'n000']) {
      const card = await ask<CardOutput>(who, 'member', 'card')
      const rows = await all<PointsOutput>(who, 'member', 'points')
      const of = (what: string) => sum(rows.filter(row => row.what === what).map(({ points }) => points))
      expect([card.points, card.pendingPoints], who).toEqual([of('earned'), of('pending')])
      expect(card.points, who).toBe(sum(card.lots.map(({ points }) => points)))
    }
  })

  it('comes to rest with books that WeChat Pay agrees with', async () => {
    expect(await comeToRest(cloud, until + 20 * DAY)).toBe(true)
    expect(breaches(cloud, { settled: true })).toEqual([])
  })
})
