/**
 * An instance without a worker: the compiled function is loaded into this process with a `Date` and a console of its own, and
 * its requests reach the cloud without HTTP. For tests by the thousand; the worker (`../instance.ts`) is the reference.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'
import type { AdminReply, AdminRequest } from '../../server/admin.ts'
import { tooLarge } from '../../server/body.ts'
import { envelopeOf } from '../../server/envelope.ts'
import { DATABASE_BODY_BYTES } from '../../server/limits.ts'
import { ConnectionCut } from '../../faults/index.ts'
import type { DeployedFunction } from '../deployed.ts'
import { timedOut, type Instance, type Outcome } from '../instance.ts'
import { within, type Answer, type Running } from './running.ts'
import { replaceNetwork } from './sdk.ts'
import type { Turns } from './turns.ts'

type Main = (event: unknown, context: unknown) => unknown
type Compiled = (...parts: unknown[]) => void

/** What an instance needs of the cloud around it. */
export interface Surroundings {
  now: () => number
  turns: Turns
  answer: (request: AdminRequest) => Promise<AdminReply>
}

// The worker is plain CommonJS, and what both do alike is too.
const { openVoice } = createRequire(import.meta.url)('../voice.cjs') as {
  openVoice(hear: (line: string) => void): { console: Partial<Console>; begin(): void }
}

export function startInProcess(
  deployed: DeployedFunction,
  env: Record<string, string>,
  died: () => void,
  cloud: Surroundings,
): Instance {
  replaceNetwork()
  let alive = true
  const early: string[] = []
  let heard = (line: string): void => void early.push(line)
  let fall: (error: Error) => void = () => {}
  const lost = new Promise<never>((_, reject) => (fall = reject))
  lost.catch(() => {})
  const voice = openVoice(line => heard(line))
  const own = { Date: dateOf(cloud.now), console: voice.console, process: processOf(end) }
  // What a function reads of its environment while it is loaded is the instance's too.
  const loading = openInvocation({ ...env }, cloud, () => alive)
  const main = within(loading, () => load(deployed, own))

  function end(): void {
    if (!alive) return
    alive = false
    fall(new Error('Process exited before completing request (exit code 1)'))
    // Later, because it may happen while the function is loaded, before anybody holds this instance.
    queueMicrotask(died)
  }

  return {
    version: deployed.version,
    get alive() {
      return alive
    },
    ready: alive ? Promise.resolve() : lost,
    async run(job, timeoutMs, hear) {
      heard = hear
      for (const line of early.splice(0)) hear(line)
      voice.begin()
      const invocation = openInvocation({ ...env, ...job.env }, cloud, () => alive)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timedOut), timeoutMs)
      })
      try {
        const work = within(invocation, () => invoke(main, JSON.parse(job.event), job.context))
        return await Promise.race([lost, work, late])
      } catch (error) {
        end()
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    async stop() {
      end()
    },
  }
}

async function invoke(main: Main | Error, event: unknown, context: unknown): Promise<Outcome> {
  try {
    if (main instanceof Error) throw main
    return { result: JSON.stringify(await main(event, context)) }
  } catch (error) {
    return { error: describe(error) }
  }
}

function openInvocation(env: Record<string, string>, cloud: Surroundings, alive: () => boolean): Running {
  const under = new Set<number>()
  let last = 0
  return {
    env,
    async ask(body) {
      const number = ++last
      const mark = `${number}:${[...under].join(',')}`
      under.add(number)
      try {
        await cloud.turns.next()
        if (!alive()) return await never
        const answer = await answerTo(cloud, { body, size: sizeOf(body), mark })
        return alive() ? answer : await never
      } catch (error) {
        if (!alive()) return await never
        throw error
      } finally {
        under.delete(number)
      }
    },
  }
}

/** Whoever died waits for ever. */
const never = new Promise<never>(() => {})

async function answerTo({ answer }: Surroundings, request: AdminRequest): Promise<Answer> {
  try {
    if (request.size > DATABASE_BODY_BYTES) throw tooLarge(DATABASE_BODY_BYTES)
    const reply = await answer(request)
    if ('raw' in reply && Buffer.isBuffer(reply.raw))
      return { bytes: reply.raw, contentType: String(reply.contentType) }
    return { json: { ...reply, requestId: 'in-process' } }
  } catch (error) {
    if (error instanceof ConnectionCut)
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return { json: { ...envelopeOf(error), requestId: 'in-process' } }
  }
}

/** Bytes of a request as it would be sent; about, for its texts are its weight. */
function sizeOf(body: Record<string, unknown>): number {
  let size = 0
  for (const part of Object.values(body).flat())
    if (typeof part === 'string') size += Buffer.byteLength(part)
    else if (Buffer.isBuffer(part)) size += part.length
  return size
}

const compiled = new Map<string, Compiled>()

/** Loads the entry as CommonJS. `own`: what the function finds under these names instead of this process's. */
function load({ file, version }: DeployedFunction, own: Record<string, unknown>): Main | Error {
  const key = `${file}@${version}`
  const module = { exports: {} as { main?: unknown } }
  try {
    let run = compiled.get(key)
    if (!run) {
      const names = ['exports', 'require', 'module', '__filename', '__dirname', ...Object.keys(own)]
      run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file }) as Compiled
      compiled.set(key, run)
    }
    run(module.exports, createRequire(file), module, file, dirname(file), ...Object.values(own))
    if (typeof module.exports.main !== 'function') throw new Error('the function exports no main')
    return module.exports.main as Main
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** A function that ends its process ends its instance, and gets no further itself. */
function processOf(end: () => void): NodeJS.Process {
  const exit = () => {
    end()
    throw new Error('the process has ended')
  }
  return Object.create(process, { exit: { value: exit } }) as NodeJS.Process
}

/** `Date` as the cloud's clock has it. */
function dateOf(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[]) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  if (typeof error === 'object' && error !== null)
    return (error as { errMsg?: string }).errMsg ?? JSON.stringify(error)
  return String(error)
}
