import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexes } from '../../../cloudfunctions/_kit/store/indexes.ts'
import type { Reply } from '../../../contracts/reply.ts'
import type { Entry } from '../../../domain/ledger/types.ts'
import type { Wallet } from '../../../domain/member/types.ts'
import { migrations, schemaVersion } from '../../../emulator/seed/schema.ts'
import { openidOf } from '../../../emulator/seed/people.ts'
import { seedDemo, startsAt } from '../../../emulator/seed/index.ts'
import { startCloud } from '../../../emulator/index.ts'
import type { Cloud } from '../../../emulator/types.ts'
import { buildFunctions } from '../../../scripts/build-functions.ts'
import { root } from '../../../scripts/support/root.ts'
import { breaches, comeToRest } from '../../support/books.ts'
import { DAY, START } from '../../support/world.ts'

const open = (clock: number) =>
  startCloud({ memory: true, functions: `${root}/dist/functions`, indexes, clock, seed: 1 })

/**
 * A demo as it lay in a store of the first schema: no warehouse, and nobody counted what was bought, or said when it was booked
 * or asked. The sums are of the third, and not of these entries.
 */
let old: Cloud
let wallets: Wallet[]
beforeAll(async () => {
  await buildFunctions()
  const now = await open(startsAt(START))
  await seedDemo(now, { until: START, log: () => {} })
  // Orders whose return window is open are not counted yet; the others are what must come out.
  wallets = now.database.find<Wallet>('wallets')
  const lines = now.database
    .dump()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { collection?: string; document?: Record<string, unknown> })
    .filter(({ collection }) => collection !== 'stock')
  for (const { collection, document } of lines) {
    if (collection === 'wallets') for (const name of ['bought', 'counting']) delete document?.[name]
    if (collection === 'entries') delete document?.['bookedAt']
    if (collection === 'responses') delete document?.['invitedAt']
    if (collection === 'sums') for (const name of ['invited', 'answered', 'reasons']) delete document?.[name]
    if (collection === 'terms') delete document?.['allot']
    if (collection === 'shelves' && document) {
      delete document['regionId']
      delete document['clearedAt']
      for (const item of Object.values(document['items'] as Record<string, Record<string, unknown>>))
        for (const name of ['most', 'loads']) delete item[name]
    }
  }
  await now.close()
  old = await open(START)
  old.database.restore(lines.map(line => JSON.stringify(line)).join('\n'))
}, 600_000)
afterAll(() => old.close())

it('a store of the first schema is brought to the present one, step by step', async () => {
  let at = 1
  for (const step of migrations) {
    expect(step.from).toBe(at)
    await step.run(old, () => {})
    at = step.to
  }
  expect(at).toBe(schemaVersion)
  const counts = (list: Wallet[]) =>
    list.filter(({ bought }) => (bought?.orders ?? 0) > 0).map(({ _id, bought }) => [_id, bought])
  expect(counts(old.database.find<Wallet>('wallets'))).toEqual(counts(wallets))
  expect(counts(wallets).length).toBeGreaterThan(5)
  expect(old.database.find<Entry>('entries').every(({ bookedAt, at }) => bookedAt === at)).toBe(true)

  // And it goes on: a group is opened from what came into the warehouse, those from before end as they began.
  const reply = await old.call<Reply<{ groupId: string }>>(
    'leader',
    { action: 'open', openId: 'schemaopen0000000001', from: { kind: 'template', id: 'tomorrow' } },
    { openid: openidOf('chen') },
  )
  expect(reply).toMatchObject({ ok: true })
  expect(await comeToRest(old, START + 3 * DAY)).toBe(true)
  expect(breaches(old, { settled: true })).toEqual([])
}, 300_000)
