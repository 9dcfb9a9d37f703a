/**
 * Placing and paying an order against the engine's ceiling, and where the rest of its time goes: bare functions that decide
 * nothing are called as often, each kind with one thing more in common with an order, on a local cloud of their own in this
 * process. All kinds are run in turn, forth and back, once the JavaScript is warm; of a ratio the median counts. What is
 * compared is the CPU time of the process with its workers: next to nothing here runs beside anything else, so that on a quiet
 * machine it is the time that passes, and on a shared one it leaves out what others took.
 * `node --import tsx bench/against-bare.ts` writes the figures into `bench/figures.json`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCloud } from '../emulator/index.ts'
import type { Cloud, InvocationCounters } from '../emulator/types.ts'
import { figure } from '../scripts/support/figure.ts'
import { addMembers } from '../tests/support/crowd.ts'
import { place, prepayIdOf } from '../tests/support/joining.ts'
import type { Shop } from '../tests/support/shop.ts'
import { people, type Person } from '../tests/support/world.ts'
import { keep } from './support/keep.ts'
import { costOf, inShop, PLENTY, sum } from './support/shop.ts'

/** Orders of one turn of one kind; rounds forth and back; rounds before, in which V8 compiles what is hot. */
const ORDERS = 40
const ROUNDS = 9
const WARM_UP = 6

type What = 'insert' | 'update' | 'read' | 'pay'
interface Step {
  what: What
  bytesIn?: number
  bytesOut?: number
}
interface Invocation {
  name: 'bare' | 'bare2'
  steps: Step[]
}

/** What is compared, from the barest to an order; each kind has what the one before it has, and what its line adds. */
const KINDS = ['writes', 'requests', 'functions', 'documents', 'pay', 'order'] as const
type Kind = (typeof KINDS)[number]
const ADDS: Record<Kind, string> = {
  writes: 'as many invocations and writes',
  requests: 'a read for every other request',
  functions: 'two functions that take turns, as joining and the notice of a payment do',
  documents: 'questions and answers of as many bytes',
  pay: "cloudPay's own way for what asks WeChat Pay",
  order:
    'the order itself: events as large, parsing, deciding, stages of to-dos, indexes, WeChat Pay and its notice',
}

/** Counts documents, so that no two runs meet. */
let documents = 0

await inShop(async shop => {
  const crowd = await addMembers(shop, ORDERS * (ROUNDS + WARM_UP) * 2 + 2)
  const next = () => crowd.pop()!
  /** A group of a round forms with the first half of its orders. */
  const open = (groupId: string) =>
    shop.openGroup({ groupId, allot: PLENTY, rule: { by: 'units', target: ORDERS } })
  // One order of a group that does not form with it, to learn what it asks for.
  const pilot = await open('gbare0')
  await order(shop, pilot, next())
  const asked = await costOf(shop, () => order(shop, pilot, next()))
  const bare = await openBare()
  const run = (kind: Kind, groupId: string) =>
    kind === 'order' ? orders(shop, groupId, next) : bareOrders(bare.cloud, likenesses(asked)[kind])
  try {
    const rounds: Record<Kind, number>[] = []
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const groupId = await open(`gbare${round + 1}`)
      const costs = {} as Record<Kind, number[]>
      for (const kind of [...KINDS, ...[...KINDS].reverse()])
        (costs[kind] ??= []).push(await cpuOf(() => run(kind, groupId)))
      const cost = Object.fromEntries(
        KINDS.map(kind => [kind, sum(costs[kind]) / costs[kind].length]),
      ) as Record<Kind, number>
      console.error(
        `round ${round + 1}: ms of CPU of an order: ${KINDS.map(kind => `${kind} ${tenth(cost[kind])}`).join(', ')}`,
      )
      if (round >= WARM_UP) rounds.push(cost)
    }
    report(rounds, asked)
  } finally {
    await bare.close()
  }
})

function report(rounds: readonly Record<Kind, number>[], asked: readonly InvocationCounters[]): void {
  const requests = sum(asked.map(one => one.requests))
  const writes = sum(asked.map(one => one.writes))
  const cpu = (kind: Kind) => middle(rounds.map(cost => cost[kind]))
  const parts = KINDS.map((kind, at) => {
    const more = tenth(cpu(kind) - (at === 0 ? 0 : cpu(KINDS[at - 1]!)))
    return `${ADDS[kind]} ${at === 0 || more < 0 ? '' : '+'}${more}`
  })
  const how = `${ORDERS} orders placed and paid one after the other (${asked.length} invocations, ${requests} requests, ${writes} of them writes until the group forms), against`
  const median = `through the same SDK: median of ${ROUNDS} ratios of CPU time, forth and back, after ${WARM_UP} rounds to warm up`
  const told = `Where the time of an order goes, in ms of CPU of both sides: ${parts.join('; ')}`
  const compared = (id: string, kind: Kind, with_: string, why: string) =>
    figure({
      id: `bench.place-and-pay.${id}`,
      value: percent(middle(rounds.map(cost => cost[kind] / cost.order))),
      unit: '%',
      target: 70,
      op: '>=',
      method: `${how} ${with_}, ${median}. ${why}`,
    })
  keep([
    compared(
      'of-bare',
      'writes',
      `a loop of as many invocations and writes`,
      `Besides its ${writes} writes an order asks WeChat Pay twice (prepay, query), and reads the caller, the order, the group and its shelves, which may not be skipped: WeChat Pay's ` +
        `own answer decides, and each read is an authority. A request costs about the same whatever it does, so ${requests} requests leave no more than ${percent(writes / requests)} % of a loop of ${writes}; 70 % would take no more than ${Math.floor(writes / 0.7)}. ${told}`,
    ),
    compared('of-as-many-requests', 'requests', `a loop of as many bare requests`, told),
    compared(
      'of-same-requests',
      'pay',
      `a loop of as many requests in two functions, of as many bytes and as many to WeChat Pay`,
      `What is missing to 100 is ours and the local cloud's beyond the requests themselves. ${told}`,
    ),
  ])
}

async function order(shop: Shop, groupId: string, who: Person): Promise<void> {
  const { payment } = await place(shop, who, { groupId, lines: [['mandarin', 1]] })
  await shop.cloud.pay.confirm(prepayIdOf(payment))
  await shop.cloud.pay.settle()
}

async function orders(shop: Shop, groupId: string, next: () => Person): Promise<void> {
  for (let n = 0; n < ORDERS; n += 1) await order(shop, groupId, next())
}

/** The invocations of an order as bare ones of each kind. */
function likenesses(asked: readonly InvocationCounters[]): Record<Exclude<Kind, 'order'>, Invocation[]> {
  const alike = (of: (step: Step, at: number) => Step[], two = true): Invocation[] =>
    asked.map((one, at) => {
      const own = [
        ...one.trail.map(({ action, bytesIn, bytesOut }) => ({ what: whatOf(action), bytesIn, bytesOut })),
        ...Array.from({ length: one.payRequests }, (): Step => ({ what: 'pay' })),
      ]
      // A bare document has to be there before it is changed or read.
      const first = own.findIndex(({ what }) => what === 'insert' || what === 'update')
      const steps = [
        { ...own[first]!, what: 'insert' as const },
        ...own.filter((_, place) => place !== first),
      ]
      for (const step of steps.slice(1)) if (step.what === 'insert') step.what = 'update'
      return { name: two && at > 0 ? 'bare2' : 'bare', steps: steps.flatMap(of) }
    })
  const plain = ({ what }: Step): Step => ({ what: what === 'pay' ? 'read' : what })
  return {
    writes: alike(step => (isWrite(step) ? [plain(step)] : []), false),
    requests: alike(step => [plain(step)], false),
    functions: alike(step => [plain(step)]),
    documents: alike(step => [{ ...step, ...plain(step) }]),
    pay: alike(step => [step]),
  }
}

function isWrite({ what }: Step): boolean {
  return what === 'insert' || what === 'update'
}

function whatOf(action: string): What {
  if (action === 'database.insertDocument') return 'insert'
  return action === 'database.modifyDocument' ? 'update' : 'read'
}

async function bareOrders(cloud: Cloud, invocations: readonly Invocation[]): Promise<void> {
  for (let n = 0; n < ORDERS; n += 1)
    for (const { name, steps } of invocations) {
      documents += 1
      await cloud.call(name, { id: `bare${documents}`, steps }, { openid: people.lin.openid })
    }
}

async function openBare(): Promise<{ cloud: Cloud; close(): Promise<void> }> {
  const functions = mkdtempSync(join(tmpdir(), 'lintuan-bare-'))
  for (const name of ['bare', 'bare2']) {
    mkdirSync(join(functions, name))
    cpSync(
      fileURLToPath(new URL('support/bare-function.cjs', import.meta.url)),
      join(functions, name, 'index.js'),
    )
    writeFileSync(join(functions, name, 'package.json'), '{ "type": "commonjs" }')
  }
  const cloud = await startCloud({ memory: true, functions, seed: 1, autoCreate: true })
  await cloud.warm(['bare', 'bare2'], 1)
  return {
    cloud,
    async close() {
      await cloud.close()
      rmSync(functions, { recursive: true, force: true })
    },
  }
}

function tenth(ms: number): number {
  return Math.round(ms * 10) / 10
}

function percent(ratio: number): number {
  return Math.round(ratio * 1000) / 10
}

function middle(list: readonly number[]): number {
  return [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)]!
}

/** ms of CPU that one order took of this process, its workers included. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / ORDERS
}
