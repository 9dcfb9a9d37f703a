/**
 * What the SDK alone takes: the requests an order and its payment are made of, through the store of the functions and all of
 * the SDK's serialising, and answered at once with what was thought out beforehand. No engine, no function, no faults, no
 * timers stand behind it, so that no simulation over this SDK can be faster.
 */
import { createRequire } from 'node:module'
import { EJSON } from 'bson'
import { sdkEnv } from '../../emulator/functions/caller.ts'
import { within, type Running } from '../../emulator/functions/in-process/running.ts'
import { replaceNetwork } from '../../emulator/functions/in-process/sdk.ts'

interface Collection {
  add(of: object): Promise<unknown>
  doc(id: string): { get(): Promise<unknown> }
  where(condition: object): {
    update(of: object): Promise<{ stats: { updated: number } }>
    limit(most: number): { get(): Promise<{ data: unknown[] }> }
  }
}
interface Sdk {
  init(of: { env: string }): void
  database(): {
    command: {
      gte(n: number): object
      exists(is: boolean): object
      inc(by: number): object
      set(to: object): object
    }
    collection(name: string): Collection
  }
}

/** A document of some 1,000 bytes of EJSON, about the mean of what an order's requests bring and ask. */
const order = {
  _id: 'j0000000000000001',
  memberId: 'mlin',
  groupId: 'g1',
  placedAt: 1_790_000_000_000,
  payableFen: 5900,
  lines: [{ sku: 'mandarin', quantity: 6, units: 6, priceFen: 990, commission: { fen: 30, rate: 500 } }],
  payment: { state: 'placed', transactionId: '4200000000000000000000000001', fen: 5900, paidAt: null },
  points: { amount: 59, state: 'pending', rule: 1 },
  todo: { post: { due: 1_790_000_000_000, attempts: 0 }, count: { due: 1_790_000_000_000, attempts: 0 } },
  pickup: { code: '123456', issuedAt: 1_790_000_000_000 },
  memberName: '林晚',
  groupTitle: '梧桐里的橘子',
}

/** Requests a round makes: as many reads as writes, about as in a life. */
export const A_ROUND = 4

/** Makes requests until `until` (ms of `performance.now`); answers how many those were. */
export async function askNobody(until: number): Promise<number> {
  replaceNetwork()
  const document = EJSON.stringify(order, { relaxed: false })
  const answers: Record<string, object> = {
    'database.getDocument': { data: { list: [document], limit: 1, offset: 0 } },
    'database.modifyDocument': { data: { updated: 1 } },
    'database.insertDocument': { data: { insertedIds: [order._id] } },
  }
  const env = {
    ...sdkEnv('http://127.0.0.1:1', 'ceiling'),
    WX_API_TOKEN: 'nobody',
    WX_CONTEXT_KEYS: 'WX_API_TOKEN',
  }
  const nobody: Running = {
    env,
    ask: async body => ({ json: { ...answers[String(body['action'])], requestId: 'nobody' } }),
  }
  return within(nobody, async () => {
    const sdk = createRequire(import.meta.url)('wx-server-sdk') as Sdk
    sdk.init({ env: 'ceiling' })
    const database = sdk.database()
    let requests = 0
    while (performance.now() < until) {
      await ask(database)
      requests += A_ROUND
    }
    return requests
  })
}

async function ask(database: ReturnType<Sdk['database']>): Promise<void> {
  const { _id, groupId, placedAt: at } = order
  const { command } = database
  const [orders, shelves] = [database.collection('orders'), database.collection('shelves')]
  await orders.doc(_id).get()
  const { stats } = await shelves
    .where({
      _id: groupId,
      open: true,
      endsAt: command.gte(at),
      'items.mandarin.free': command.gte(6),
      [`holds.${_id}`]: command.exists(false),
      [`joined.${_id}`]: command.exists(false),
    })
    .update({
      data: {
        'items.mandarin.free': command.inc(-6),
        'items.mandarin.held': command.inc(6),
        [`holds.${_id}`]: command.set({
          key: 'k1',
          hash: 'h',
          draws: { mandarin: 6 },
          units: 6,
          fen: 5900,
          at,
          until: at,
        }),
      },
    })
  await orders.add({ data: order })
  const { data } = await shelves.where({ groupId }).limit(20).get()
  // An SDK that stopped at an error would look fast.
  if (stats.updated !== 1 || (data[0] as { _id?: string })._id !== _id)
    throw new Error('the SDK did not hear its answer')
}
