/** The local cloud as somebody else would start it: another process, in another folder, by its path. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

export interface CloudProcess {
  /** What it printed for a shell. */
  variables: Record<string, string>
  /** What it has said to a person until now, on standard error. */
  said(): string
  /** Resolves when it has ended, however that came. */
  gone: Promise<void>
  /** Ends it and waits for its end; answers its exit code, `null` after SIGKILL. */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const FIXTURES = at('../fixtures/functions')
const BIN = at('../../../emulator/bin.mjs')

/** @throws with what it said when it ends before it has started. */
export async function startCloudProcess(args: string[]): Promise<CloudProcess> {
  const child = spawn(process.execPath, [BIN, '--functions', FIXTURES, '--control', '0', ...args], {
    cwd: tmpdir(),
    // A server that stands in Shanghai.
    env: { ...process.env, TZ: 'Asia/Shanghai' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const variables = await readVariables(child, () => said)
  const over = once(child, 'close') as Promise<[number | null]>
  return {
    variables,
    said: () => said,
    gone: over.then(() => undefined),
    async stop(signal) {
      child.kill(signal)
      return (await over)[0]
    },
  }
}

function readVariables(child: ChildProcess, said: () => string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const variables: Record<string, string> = {}
    let out = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      for (const [, name, value] of out.matchAll(/^export (\w+)='(.*)'$/gm)) variables[name!] = value!
      if ('CLOUD_CONTROL' in variables) resolve(variables)
    })
    child.once('error', reject)
    child.once('close', code => reject(new Error(`the cloud ended with ${String(code)}: ${said()}`)))
  })
}
