/**
 * Which invocation is under way, for code that runs in this process: `process.env` answers each invocation with its own
 * variables, as if it had an instance to itself.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

export interface Running {
  env: Record<string, string>
  /** Sends a request of the SDK to the cloud; never answers once the instance is dead. */
  ask(body: Record<string, unknown>): Promise<Answer>
}

/** What the SDK would have read from the network: parsed JSON, or bytes. */
export type Answer = { json: Record<string, unknown> } | { bytes: Buffer; contentType: string }

const invocations = new AsyncLocalStorage<Running>()

export const running = (): Running | undefined => invocations.getStore()

/** Runs `work`, and all that it waits for, as an invocation. */
export function within<T>(invocation: Running, work: () => T): T {
  shareEnvironment()
  return invocations.run(invocation, work)
}

let shared = false

/** Outside of invocations the environment is what it was; what an invocation writes is its own. */
function shareEnvironment(): void {
  if (shared) return
  shared = true
  const real = process.env
  const mine = () => invocations.getStore()?.env ?? real
  process.env = new Proxy(real, {
    get: (_, name) => Reflect.get(mine(), name) as unknown,
    set: (_, name, value) => Reflect.set(mine(), name, String(value)),
    has: (_, name) => Reflect.has(mine(), name),
    deleteProperty: (_, name) => Reflect.deleteProperty(mine(), name),
    ownKeys: () => Reflect.ownKeys(mine()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(mine(), name),
  })
}
