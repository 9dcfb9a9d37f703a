/**
 * Placing and paying an order against the engine's ceiling: a bare function called as often, that makes as many writes one
 * after the other through the same SDK and nothing else. Both on local clouds in this process, interleaved A B B A; the
 * median of the ratios. `node --import tsx bench/against-bare.ts` writes the figure into `bench/figures.json`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCloud } from '../emulator/index.ts'
import type { Cloud } from '../emulator/types.ts'
import { figure } from '../scripts/support/figure.ts'
import { addMembers } from '../tests/support/crowd.ts'
import { place, prepayIdOf } from '../tests/support/joining.ts'
import type { Shop } from '../tests/support/shop.ts'
import { people, type Person } from '../tests/support/world.ts'
import { keep } from './support/keep.ts'
import { costOf, inShop, PLENTY, sum } from './support/shop.ts'

/** Orders of one round, and rounds of A B B A. */
const ORDERS = 40
const ROUNDS = 9

interface Invocation {
  writes: number
}

/** Counts documents, so that no two runs meet. */
let documents = 0

await inShop(async shop => {
  const crowd = await addMembers(shop, ORDERS * ROUNDS * 2 + 2)
  const next = () => crowd.pop()!
  /** A group of a round forms with the first half of its orders. */
  const open = (groupId: string) =>
    shop.openGroup({ groupId, allot: PLENTY, rule: { by: 'units', target: ORDERS } })
  // One order of a group that does not form with it, to learn how many invocations and writes it is.
  const pilot = await open('gbare0')
  await order(shop, pilot, next())
  const invocations = (await costOf(shop, () => order(shop, pilot, next()))).map(({ writes }) => ({ writes }))
  const bare = await openBare()
  try {
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const groupId = await open(`gbare${round + 1}`)
      const a1 = await timed(() => orders(shop, groupId, next))
      const b1 = await timed(() => bareOrders(bare.cloud, invocations))
      const b2 = await timed(() => bareOrders(bare.cloud, invocations))
      const a2 = await timed(() => orders(shop, groupId, next))
      ratios.push((b1 + b2) / (a1 + a2))
      console.error(`round ${round + 1}: ${Math.round(((b1 + b2) / (a1 + a2)) * 100)} %`)
    }
    const median = [...ratios].sort((one, other) => one - other)[Math.floor(ratios.length / 2)]!
    keep([
      figure({
        id: 'bench.place-and-pay.of-bare',
        value: Math.round(median * 1000) / 10,
        unit: '%',
        target: 70,
        op: '>=',
        method:
          `${ORDERS} orders placed and paid one after the other, against ${invocations.length} invocations with ` +
          `${sum(invocations.map(({ writes }) => writes))} bare writes each, through the same SDK: median of ${ROUNDS} ratios, A B B A. ` +
          'Each round is a group that forms halfway. The bare loop makes five requests an order and neither reads nor asks WeChat Pay; ' +
          'an order makes ten to thirteen: besides its writes it asks WeChat Pay twice (prepay, query), and reads the caller, the order, the group and, until it forms, its shelves and terms. ' +
          'Each costs the SDK about as much as a write, most of it in signing and a connection of its own; so 70 % would take no more than seven',
      }),
    ])
  } finally {
    await bare.close()
  }
})

async function order(shop: Shop, groupId: string, who: Person): Promise<void> {
  const { payment } = await place(shop, who, { groupId, lines: [['mandarin', 1]] })
  await shop.cloud.pay.confirm(prepayIdOf(payment))
  await shop.cloud.pay.settle()
}

async function orders(shop: Shop, groupId: string, next: () => Person): Promise<void> {
  for (let n = 0; n < ORDERS; n += 1) await order(shop, groupId, next())
}

async function bareOrders(cloud: Cloud, invocations: Invocation[]): Promise<void> {
  for (let n = 0; n < ORDERS; n += 1)
    for (const { writes } of invocations) {
      documents += 1
      await cloud.call('bare', { id: `bare${documents}`, writes }, { openid: people.lin.openid })
    }
}

async function openBare(): Promise<{ cloud: Cloud; close(): Promise<void> }> {
  const functions = mkdtempSync(join(tmpdir(), 'lintuan-bare-'))
  mkdirSync(join(functions, 'bare'))
  cpSync(
    fileURLToPath(new URL('support/bare-function.cjs', import.meta.url)),
    join(functions, 'bare/index.js'),
  )
  writeFileSync(join(functions, 'bare/package.json'), '{ "type": "commonjs" }')
  const cloud = await startCloud({ memory: true, functions, seed: 1, autoCreate: true })
  await cloud.warm(['bare'], 1)
  return {
    cloud,
    async close() {
      await cloud.close()
      rmSync(functions, { recursive: true, force: true })
    },
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
