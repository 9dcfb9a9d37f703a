/** Runs cloud functions: finds the function, lends an instance, tells it who calls, and counts the cost. */
import { randomUUID } from 'node:crypto'
import type { CloudClock } from '../clock/clock.ts'
import { CALL_BODY_BYTES, CALL_RESULT_BYTES } from '../server/limits.ts'
import type { InvocationCounters } from '../types.ts'
import {
  CallError,
  eventTooLarge,
  functionNotFound,
  functionThrew,
  functionTimedOut,
  resultTooLarge,
} from './call-error.ts'
import { instanceEnv, invocationEnv, type Caller } from './caller.ts'
import type { DeployedFunction, Deployment } from './deployed.ts'
import { startInstance, timedOut, type Instance, type Job } from './instance.ts'
import { createPool, MOST_IN_PROCESS, MOST_WORKERS, type Pool } from './pool.ts'
import type { Ring } from './ring.ts'
import { openTally, type Tally } from './tally.ts'

/** A running invocation, found again by the token in its requests. */
export interface Invocation {
  requestId: string
  deployed: DeployedFunction
  caller: Caller
  tally: Tally
  /** Stops the instance at once, as a crash of its machine would. */
  kill(): void
}

export interface Host {
  /**
   * Calls a function and answers its result as JSON text, `undefined` when it returned nothing.
   * @throws CallError when it is missing, throws, dies, is too slow or answers too much.
   */
  invoke(name: string, event: Record<string, unknown>, caller: Caller): Promise<string | undefined>
  invocation(token: string | undefined): Invocation | undefined
  /** The console output of an invocation that is still among the recent ones. */
  lines(requestId: string): string[]
  /** One function after the other, until each has so many instances; answers how many were started. */
  warm(names: string[], each: number): Promise<number>
  close(): Promise<void>
}

/** Invocations whose console output is kept. */
const MOST_LOGS = 500
/** What the real context says of memory, in MB. */
const MEMORY_MB = 256

export function createHost(options: {
  deployment: Deployment
  clock: CloudClock
  ring: Ring
  env: string
  appid: string
  url: () => string
  /** How an instance is made; absent: as a worker. */
  start?: (deployed: DeployedFunction, env: Record<string, string>, died: () => void) => Instance
  log: (line: string) => void
}): Host {
  const { deployment, clock, ring, env, appid, log } = options
  const start =
    options.start ??
    ((deployed: DeployedFunction, own: Record<string, string>, died: () => void) =>
      startInstance(deployed, own, clock.memory, died))
  const pools = new Map<string, Pool>()
  const running = new Map<string, Invocation>()
  const logs = new Map<string, string[]>()
  let closed = false

  function poolOf(name: string): Pool {
    let pool = pools.get(name)
    if (!pool && closed) throw functionThrew('the cloud is closing', '')
    if (!pool) {
      pool = createPool(
        (deployed, died) => start(deployed, instanceEnv(options.url(), env, name), died),
        options.start ? MOST_IN_PROCESS : MOST_WORKERS,
      )
      pools.set(name, pool)
    }
    return pool
  }

  async function invoke(name: string, event: Record<string, unknown>, caller: Caller) {
    const deployed = deployment.find(name)
    if (!deployed) throw functionNotFound()
    const bytesIn = Buffer.byteLength(JSON.stringify(event))
    if (bytesIn > CALL_BODY_BYTES) throw eventTooLarge(CALL_BODY_BYTES)

    const requestId = randomUUID()
    const token = randomUUID()
    const pool = poolOf(name)
    const { instance, cold } = await pool.take(deployed).catch(error => {
      throw functionThrew(String(error), requestId)
    })
    const action = typeof event['action'] === 'string' ? event['action'] : undefined
    const tally = openTally({ requestId, function: name, action, bytesIn, cold })
    running.set(token, { requestId, deployed, caller, tally, kill: () => void instance.stop() })
    const timeoutMs = deployed.config.timeout * 1000
    const job: Job = {
      event: JSON.stringify({ ...event, userInfo: { appId: appid, openId: caller.openid } }),
      context: contextOf(name, requestId, timeoutMs),
      env: invocationEnv(caller, appid, token),
    }
    const hear = listen(requestId, name)
    // What ended it is read where everything else is that it said.
    const threw = (stack: string) => {
      hear(stack)
      return functionThrew(stack, requestId)
    }
    let outcome: InvocationCounters['outcome'] = 'error'
    let bytesOut = 0
    try {
      const answer = await instance.run(job, timeoutMs, hear)
      if (answer.error !== undefined) throw threw(answer.error)
      bytesOut = answer.result === undefined ? 0 : Buffer.byteLength(answer.result)
      if (bytesOut > CALL_RESULT_BYTES) throw resultTooLarge(requestId)
      outcome = 'ok'
      return answer.result
    } catch (error) {
      if (error instanceof CallError) throw error
      if (error !== timedOut) throw threw(error instanceof Error ? error.message : String(error))
      outcome = 'timeout'
      throw functionTimedOut(deployed.config.timeout, requestId)
    } finally {
      running.delete(token)
      pool.release(instance)
      ring.add(tally.finish(outcome, bytesOut))
    }
  }

  const contextOf = (name: string, requestId: string, timeoutMs: number) => ({
    request_id: requestId,
    function_name: name,
    function_version: '$LATEST',
    namespace: env,
    memory_limit_in_mb: MEMORY_MB,
    time_limit_in_ms: timeoutMs,
  })

  /** Keeps the console of an invocation, and lets the oldest go. */
  function listen(requestId: string, name: string): (line: string) => void {
    const kept: string[] = []
    logs.set(requestId, kept)
    if (logs.size > MOST_LOGS) logs.delete(logs.keys().next().value!)
    return line => {
      kept.push(line)
      log(`${name}: ${line}`)
    }
  }

  return {
    invoke,
    invocation: token => (token === undefined ? undefined : running.get(token)),
    lines: requestId => logs.get(requestId) ?? [],
    async warm(names, each) {
      let started = 0
      for (const deployed of names.flatMap(name => deployment.find(name) ?? [])) {
        if (closed) break
        started += await poolOf(deployed.name).warm(deployed, each)
      }
      return started
    },
    async close() {
      closed = true
      await Promise.all([...pools.values()].map(pool => pool.close()))
    },
  }
}
