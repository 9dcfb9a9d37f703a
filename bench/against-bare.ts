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
  await shop.openGroup({ groupId: 'gbare', allot: PLENTY, rule: { by: 'units', target: 4000 } })
  const crowd = await addMembers(shop, ORDERS * ROUNDS * 2 + 2)
  const next = () => crowd.pop()!
  // One order of a group that does not form with it, to learn how many invocations and writes it is.
  await order(shop, next())
  const invocations = (await costOf(shop, () => order(shop, next()))).map(({ writes }) => ({ writes }))
  const bare = await openBare()
  try {
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const a1 = await timed(() => orders(shop, next))
      const b1 = await timed(() => bareOrders(bare.cloud, invocations))
      const b2 = await timed(() => bareOrders(bare.cloud, invocations))
      const a2 = await timed(() => orders(shop, next))
      ratios.push((b1 + b2) / (a1 + a2))
      console.error(`round ${round + 1}: ${Math.round(((b1 + b2) / (a1 + a2)) * 100)} %`)
    }
    const [first, last] = [ratios[0]!, ratios.at(-1)!].map(ratio => Math.round(ratio * 100))
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
          'The bare loop neither reads nor asks WeChat Pay; an order asks it twice (prepay, query) and reads the caller, the order, the group and its shelves. ' +
          `The first round had ${first} %, the last ${last} %, while the group filled; what of an order grows with its group was not measured`,
      }),
    ])
  } finally {
    await bare.close()
  }
})

async function order(shop: Shop, who: Person): Promise<void> {
  const { payment } = await place(shop, who, { groupId: 'gbare', lines: [['mandarin', 1]] })
  await shop.cloud.pay.confirm(prepayIdOf(payment))
  await shop.cloud.pay.settle()
}

async function orders(shop: Shop, next: () => Person): Promise<void> {
  for (let n = 0; n < ORDERS; n += 1) await order(shop, next())
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
