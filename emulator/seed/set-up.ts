import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { GroupTemplate } from '../../domain/group/types.ts'
import { firstDelivery } from './deliveries.ts'
import type { StaffOutcome } from './shop.ts'
import { everybody, openidOf, points, regions, somebody } from './people.ts'
import type { DemoShop } from './shop.ts'

/** The one-time code with which the demo's head office claimed the empty environment; used up, so no secret. */
const CLAIM_CODE = 'QINGYU-2026'

const singles = ['mandarin', 'seasalt', 'lychee', 'osmanthus', 'limeade', 'plum', 'soda']
const bigger = ['six_classic', 'six_island', 'case_mandarin', 'gift_seven', 'opener']
const cans = ['can_mandarin', 'can_plum', 'six_cans']
const drunk = { mandarin: 144, seasalt: 144, lychee: 96, osmanthus: 72, limeade: 96, plum: 72, soda: 96 }

function template(of: Partial<GroupTemplate> & Pick<GroupTemplate, '_id' | 'title' | 'rule'>): GroupTemplate {
  return {
    regionId: 'east',
    crateSize: 24,
    skus: [...singles, ...bigger],
    allot: { ...drunk, opener: 20 },
    endsInDays: 0,
    endsAtHour: 20,
    collectAfterDays: 1,
    collectFromHour: 16,
    collectUntilHour: 21,
    state: 'on',
    ...of,
  }
}

const east: GroupTemplate[] = [
  template({ _id: 'tonight', title: '{leader}的汽水团', rule: { by: 'units', target: 24 } }),
  template({
    _id: 'tomorrow',
    title: '{leader}的两日汽水团',
    rule: { by: 'units', target: 24 },
    endsInDays: 1,
  }),
  template({
    _id: 'taste',
    title: '{leader}的罐装尝鲜团',
    rule: { by: 'people', target: 12 },
    crateSize: 12,
    skus: [...cans, 'mandarin', 'plum'],
    allot: { can_mandarin: 120, can_plum: 120, mandarin: 60, plum: 60 },
    mostPeople: 24,
    endsInDays: 1,
  }),
  template({
    _id: 'double',
    title: '{leader}的两箱大团',
    rule: { by: 'cases', target: 2 },
    allot: { ...Object.fromEntries(Object.entries(drunk).map(([item, n]) => [item, n * 2])), opener: 40 },
    endsInDays: 1,
  }),
  template({
    _id: 'full',
    title: '{leader}的满额团',
    rule: { by: 'amount', targetFen: 60_000 as never },
    endsInDays: 1,
  }),
]

const templates: GroupTemplate[] = [
  ...east,
  ...east.map(one => ({ ...one, _id: `${one._id}_s`, regionId: 'south' })),
]

/** What whoever sets an environment up writes; everything after it is done by the real actions. */
export async function setUp(shop: DemoShop): Promise<void> {
  const now = shop.now()
  await shop.put('settings', [
    { _id: 'brand', name: '青屿汽水', short: '青屿', cardPrefix: 'QY', reportsShipping: true },
  ])
  await shop.put('regions', regions)
  await shop.put(
    'pickup_points',
    points.map(({ leader, ...point }) => ({ ...point, leaderId: `pending-${leader}` })),
  )
  await shop.put('templates', templates)
  await shop.put('claims', [
    { _id: 'first', codeHash: createHash('sha256').update(CLAIM_CODE).digest('hex'), by: null },
  ])
  for (const person of everybody) await joinAsMember(shop, person.key)
  await shop
    .as('liang')
    .call<StaffOutcome>('staff', 'claim', { code: CLAIM_CODE, name: somebody('liang').name })
  const csv = readFileSync(fileURLToPath(new URL('qingyu-goods.csv', import.meta.url)), 'utf8')
  await shop.as('liang').call('stock', 'import', { importId: shop.tapId('import'), csv })
  await giveRoles(shop, now)
  await firstDelivery(shop)
}

async function joinAsMember(shop: DemoShop, key: string): Promise<void> {
  const { name, pointId, household, face } = somebody(key)
  const as = shop.as(key)
  await as.call('member', 'join', { privacy: 1, agreement: 1, name, pointId })
  await as.call('member', 'profile', { ...(household ? { household } : {}), elder: key === 'wu' })
  // A face is WeChat's own picture of her; the demo's are drawn, and no action takes a drawing.
  if (face) await shop.change('members', shop.memberId(key), { face })
}

/** Contracts and staff records are paper of the brand: there is no action for them yet. */
async function giveRoles(shop: DemoShop, now: number): Promise<void> {
  for (const { key, name, leads, works, pointId } of everybody) {
    const _id = shop.memberId(key)
    if (leads) {
      const point = points.find(one => one._id === pointId)!
      await shop.put('leaders', [
        {
          _id,
          name,
          regionId: point.regionId,
          pointIds: [pointId],
          relation: 'managed',
          commissionBp: 800,
          phone: `138${String(10_000_000 + key.length * 7_919).slice(0, 8)}`,
          from: now,
          to: null,
          version: 1,
        },
      ])
      await shop.change('pickup_points', pointId, { leaderId: _id })
      await shop.change('identities', openidOf(key), { leader: true })
    }
    if (works && works.role === 'region') {
      await shop.put('staff', [
        { _id, name, role: works.role, regionId: works.regionId, from: now, to: null },
      ])
      await shop.change('identities', openidOf(key), { staff: true })
    }
  }
}
