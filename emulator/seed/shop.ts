import { createRequire } from 'node:module'
import type { Reply } from '../../contracts/reply.ts'
import type { Cloud } from '../types.ts'
import { openidOf } from './people.ts'

export type StaffOutcome = { memberId: string }

/** The demo's hands: the real actions for people, and a plain write for what only paper settles. */
export interface DemoShop {
  cloud: Cloud
  now(): number
  as(key: string): { call<T>(fn: string, action: string, input?: object): Promise<T> }
  /** The reply as it is, for what may be refused. */
  ask<T>(key: string, fn: string, action: string, input?: object): Promise<Reply<T>>
  memberId(key: string): string
  put(collection: string, documents: object[]): Promise<void>
  change(collection: string, id: string, data: object): Promise<void>
  remove(collection: string, id: string): Promise<void>
  /** An id as a phone would make it, but the same at each seeding. */
  tapId(what: string): string
}

interface Sdk {
  init(of: object): void
  database(): {
    collection(name: string): {
      add(of: { data: unknown }): Promise<unknown>
      doc(id: string): { update(of: { data: unknown }): Promise<unknown>; remove(): Promise<unknown> }
    }
  }
}

export function demoShop(cloud: Cloud): DemoShop {
  Object.assign(process.env, cloud.sdkEnv())
  const sdk = createRequire(import.meta.url)('wx-server-sdk') as Sdk
  sdk.init({ env: cloud.env })
  const database = sdk.database()
  let taps = 0
  const ask = <T>(key: string, fn: string, action: string, input: object = {}) =>
    cloud.call<Reply<T>>(fn, { action, ...input }, { openid: openidOf(key) })
  return {
    cloud,
    now: () => cloud.clock.now(),
    ask,
    as: key => ({
      async call<T>(fn: string, action: string, input?: object) {
        const reply = await ask<T>(key, fn, action, input)
        if (!reply.ok)
          throw new Error(`demo: ${key} ${fn}/${action} refused: ${JSON.stringify(reply.refusal)}`)
        return reply.data
      },
    }),
    memberId(key) {
      const found = cloud.database.find<{ memberId: string }>('identities', { _id: openidOf(key) })[0]
      if (!found) throw new Error(`demo: ${key} is no member`)
      return found.memberId
    },
    put: async (collection, documents) =>
      void (await database.collection(collection).add({ data: documents })),
    change: async (collection, id, data) =>
      void (await database.collection(collection).doc(id).update({ data })),
    remove: async (collection, id) => void (await database.collection(collection).doc(id).remove()),
    tapId: what => `demo${what.replace(/[^0-9A-Za-z]/g, '')}${String(++taps).padStart(12, '0')}`.slice(0, 32),
  }
}
