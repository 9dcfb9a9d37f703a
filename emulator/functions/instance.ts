import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DeployedFunction } from './deployed.ts'

/** What the worker answers to one invocation. `result` is JSON text, absent for undefined. */
export interface Outcome {
  result?: string
  error?: string
}

/** The event travels as JSON text, so that a function sees what would have come over the wire. */
export interface Job {
  event: string
  context: Record<string, unknown>
  env: Record<string, string>
}

export interface Instance {
  readonly version: number
  readonly alive: boolean
  ready: Promise<void>
  /**
   * Runs one invocation; `heard` gets each line of its console. Rejects when the worker dies under it, and
   * with `timedOut` after `timeoutMs` milliseconds of real time, having killed the worker.
   */
  run(job: Job, timeoutMs: number, heard: (line: string) => void): Promise<Outcome>
  stop(): Promise<void>
}

export const timedOut = Symbol('timed out')

/** Source: docs.cloudbase.net/cloud-function/how-works, default memory of a function. */
const MEMORY_MB = 256

const ENTRY = fileURLToPath(new URL('./instance.cjs', import.meta.url))

/** Starts a worker for `deployed`. `env` is all it gets of the environment, as in the real runtime. */
export function startInstance(
  deployed: DeployedFunction,
  env: Record<string, string>,
  clock: SharedArrayBuffer,
  died: () => void,
): Instance {
  const worker = new Worker(ENTRY, {
    env,
    // The host may run under a TypeScript loader; the worker must not inherit it.
    execArgv: [],
    workerData: { file: deployed.file, clock },
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  worker.stdout.resume()
  worker.stderr.resume()

  let alive = true
  // What it says while it is loaded stands before its first invocation's own lines.
  const early: string[] = []
  let heard = (line: string): void => void early.push(line)
  let answered: (outcome: Outcome) => void = () => {}
  let fall: (error: Error) => void = () => {}
  const lost = new Promise<never>((_, reject) => (fall = reject))
  lost.catch(() => {})
  const loaded = new Promise<void>(resolve => {
    worker.on('message', (message: Outcome & { ready?: true; line?: string }) => {
      if (message.ready) resolve()
      else if (message.line !== undefined) heard(message.line)
      else answered(message)
    })
  })
  worker.on('error', error => fall(error))
  worker.on('exit', code => {
    alive = false
    fall(new Error(`Process exited before completing request (exit code ${code})`))
    died()
  })
  const ready = Promise.race([loaded, lost])
  ready.catch(() => {})

  return {
    version: deployed.version,
    get alive() {
      return alive
    },
    ready,
    async run(job, timeoutMs, hear) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timedOut), timeoutMs)
      })
      const answer = new Promise<Outcome>(resolve => (answered = resolve))
      heard = hear
      for (const line of early.splice(0)) hear(line)
      worker.postMessage(job)
      try {
        return await Promise.race([answer, lost, late])
      } catch (error) {
        alive = false
        void worker.terminate()
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    async stop() {
      alive = false
      await worker.terminate()
    },
  }
}
