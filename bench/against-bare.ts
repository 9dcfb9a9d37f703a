/**
 * Placing and paying an order against the engine's ceiling: a bare function called as often, that makes as many writes one
 * after the other through the same SDK and nothing else; and one that makes as many requests, reads for whatever is no
 * write. On local clouds in this process, interleaved A B C C B A; the median of the ratios. `node --import tsx bench/against-bare.ts` writes the figures into `bench/figures.json`.
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

/** Orders of one round, and rounds of A B C C B A. */
const ORDERS = 40
const ROUNDS = 9

interface Invocation {
  writes: number
  reads: number
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
  const requests = (await costOf(shop, () => order(shop, pilot, next()))).map(
    ({ writes, requests }): Invocation => ({ writes, reads: requests - writes }),
  )
  const onlyWrites = requests.map(({ writes }): Invocation => ({ writes, reads: 0 }))
  const bare = await openBare()
  try {
    const ratios: Record<'writes' | 'requests', number[]> = { writes: [], requests: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      const groupId = await open(`gbare${round + 1}`)
      const a1 = await timed(() => orders(shop, groupId, next))
      const b1 = await timed(() => bareOrders(bare.cloud, onlyWrites))
      const c1 = await timed(() => bareOrders(bare.cloud, requests))
      const c2 = await timed(() => bareOrders(bare.cloud, requests))
      const b2 = await timed(() => bareOrders(bare.cloud, onlyWrites))
      const a2 = await timed(() => orders(shop, groupId, next))
      ratios.writes.push((b1 + b2) / (a1 + a2))
      ratios.requests.push((c1 + c2) / (a1 + a2))
      console.error(
        `round ${round + 1}: ${percent(ratios.writes.at(-1)!)} % of the writes, ${percent(ratios.requests.at(-1)!)} % of the requests`,
      )
    }
    const made = (of: readonly Invocation[]) => sum(of.map(({ writes, reads }) => writes + reads))
    const how = `${ORDERS} orders placed and paid one after the other, against ${requests.length} invocations`
    const median = `through the same SDK: median of ${ROUNDS} ratios, A B C C B A. Each round is a group that forms halfway`
    keep([
      figure({
        id: 'bench.place-and-pay.of-bare',
        value: percent(middle(ratios.writes)),
        unit: '%',
        target: 70,
        op: '>=',
        method:
          `${how} with ${made(onlyWrites)} bare writes, ${median}. Until its group forms an order makes ${made(requests)} requests: besides its writes it asks WeChat Pay ` +
          'twice (prepay, query), and reads the caller, the order, the group, its shelves and its terms. Each costs the SDK about as much as a write, most of it in signing ' +
          'and a connection of its own; so 70 % would take no more than seven',
      }),
      figure({
        id: 'bench.place-and-pay.of-as-many-requests',
        value: percent(middle(ratios.requests)),
        unit: '%',
        target: 70,
        op: '>=',
        method: `${how} with ${made(requests)} bare requests, one after the other, ${median}. What is missing to 100 is not explained by requests: larger documents, a second function that wakes, and our own deciding; not taken apart yet`,
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
    for (const { writes, reads } of invocations) {
      documents += 1
      await cloud.call('bare', { id: `bare${documents}`, writes, reads }, { openid: people.lin.openid })
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

function percent(ratio: number): number {
  return Math.round(ratio * 1000) / 10
}

function middle(list: readonly number[]): number {
  return [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)]!
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
