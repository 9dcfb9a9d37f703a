import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Reply } from '../../contracts/reply'
import type { RefusalCode, RefusalOf } from '../../domain/refusals'
import { indexes } from '../../cloudfunctions/_kit/store/indexes'
import type { Shelf } from '../../domain/shelf/types'
import { leaseKey } from '../../domain/stock/lease-key'
import { stockId } from '../../domain/stock/stock-id'
import { startCloud } from '../../emulator/index'
import type { Cloud, Persona } from '../../emulator/types'
import { groupDocuments, START, worldDocuments, type Documents, type GroupWish, type Person } from './world'

/**
 * A shop for tests: a cloud in memory under a clock that only moves when told, the compiled functions
 * (built once by the suite's set-up) and the small world of `world.ts`. Undeclared scans are refused.
 */
export interface Shop {
  cloud: Cloud
  as(who: Person): Caller
  /** Puts an open group on the shelves. Answers its id. */
  openGroup(wish?: GroupWish): Promise<string>
  /** Writes documents past the functions, for what only the past can have made. */
  put(documents: Documents): Promise<void>
  one<T>(collection: string, id: string): T
  all<T>(collection: string, query?: object): T[]
  /** Runs the timers until nothing is due at the clock's now. */
  runTimers(): Promise<void>
  close(): Promise<void>
}

export interface Caller {
  /** The data of an accepted reply; a refusal throws with its facts, so that a test says which one it expects. */
  call<T>(name: string, action: string, input?: object): Promise<T>
  /** The whole reply. */
  reply<T>(name: string, action: string, input?: object): Promise<Reply<T>>
  /** The refusal, which must be of this code. */
  refused<C extends RefusalCode>(name: string, action: string, input: object, code: C): Promise<RefusalOf<C>>
}

const functions = fileURLToPath(new URL('../../dist/functions', import.meta.url))

export async function openShop({
  at = START,
  personas = [],
  inProcess,
}: { at?: number; personas?: Persona[]; inProcess?: { seed: number } } = {}): Promise<Shop> {
  const cloud = await startCloud({
    memory: true,
    functions,
    indexes,
    clock: at,
    seed: 1,
    refuseUndeclaredScans: true,
    personas,
    ...(inProcess && { inProcess }),
  })
  const put = async (documents: Documents) => writeDocuments(cloud, documents)
  await put(worldDocuments(at))
  return {
    cloud,
    put,
    as: who => callerOf(cloud, who),
    openGroup: async (wish = {}) => {
      const { group, terms, shelves } = groupDocuments(wish, cloud.clock.now())
      await lease(cloud, shelves)
      await put({ terms: [terms], shelves, groups: [group] } as unknown as Documents)
      return group._id
    },
    one: <T>(collection: string, id: string) => cloud.database.find<T>(collection, { _id: id })[0] as T,
    all: <T>(collection: string, query = {}) => cloud.database.find<T>(collection, query),
    runTimers: async () => {
      await cloud.runTimer('timers')
      await cloud.pay.settle()
    },
    close: () => cloud.close(),
  }
}

function callerOf(cloud: Cloud, who: Person): Caller {
  const reply = <T>(name: string, action: string, input: object = {}) =>
    cloud.call<Reply<T>>(name, { action, ...input }, { openid: who.openid })
  return {
    reply,
    async call<T>(name: string, action: string, input?: object) {
      const answer = await reply<T>(name, action, input)
      if (!answer.ok)
        throw new Error(`${who.key} ${name}/${action} was refused: ${JSON.stringify(answer.refusal)}`)
      return answer.data
    },
    async refused<C extends RefusalCode>(name: string, action: string, input: object, code: C) {
      const answer = await reply(name, action, input)
      if (answer.ok) throw new Error(`${who.key} ${name}/${action} was accepted, expected ${code}`)
      if (answer.refusal.code !== code)
        throw new Error(`expected ${code}, got ${JSON.stringify(answer.refusal)}`)
      return answer.refusal as RefusalOf<C>
    },
  }
}

/** Through the real SDK in this process, so that what is stored is exactly what a function would have stored. */
async function writeDocuments(cloud: Cloud, documents: Documents): Promise<void> {
  const sdk = sdkFor(cloud)
  for (const [collection, list] of Object.entries(documents)) {
    if (list.length > 0) await sdk.database().collection(collection).add({ data: list })
  }
}

/** What stands on these shelves has left the warehouse. */
async function lease(cloud: Cloud, shelves: Shelf[]): Promise<void> {
  const at = cloud.clock.now()
  const database = sdkFor(cloud).database()
  for (const { _id, regionId, items } of shelves)
    await Promise.all(
      Object.entries(items).map(([item, { allotted: units }]) =>
        database
          .collection('stock')
          .doc(stockId(regionId!, item))
          .update({
            data: {
              free: database.command.inc(-units),
              [`leases.${leaseKey(_id)}`]: { units, loads: 1, at },
            },
          }),
      ),
    )
}

interface Database {
  command: { inc(by: number): unknown }
  collection(name: string): {
    add(of: { data: unknown }): Promise<unknown>
    doc(id: string): { update(of: { data: unknown }): Promise<unknown> }
  }
}

function sdkFor(cloud: Cloud): { database(): Database } {
  // The SDK reads its address from the environment at each request; one cloud at a time is open per test file.
  Object.assign(process.env, cloud.sdkEnv())
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  sdk.init({ env: cloud.env })
  return sdk
}
