/** The local cloud for any mini-program, from the command line; `bin.mjs` starts it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CloudOptions, IndexDeclarations } from '../types.ts'
import { readPort } from './port.ts'
import { runCloud } from './run.ts'

const usage = `wechat-cloud --functions DIR [--data DIR] [--port N] [--control N] [--auto-create]
             [--indexes FILE] [--app FILE] [--clock INSTANT] [--seed N] [--warm]

  --functions DIR   one folder per function, each with its index.js and perhaps a config.json
  --data DIR        keep everything there; absent: in memory
  --port N          port of the cloud, any free one when absent
  --control N       open the control door there, 0 for any free port
  --auto-create     create a collection on its first use
  --indexes FILE    JSON: collections with their indexes, as types.ts says (IndexDeclarations)
  --app FILE        app.json, so that messages and codes lead to pages that exist
  --clock INSTANT   time stands at this ISO instant until it is moved; absent: the wall clock
  --seed N          repeatable numbers
  --warm            start an instance of every function, so that no first call waits for it`

/** @throws with a sentence when the arguments do not make sense, or the cloud cannot start. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      functions: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      control: { type: 'string' },
      'auto-create': { type: 'boolean', default: false },
      indexes: { type: 'string' },
      app: { type: 'string' },
      clock: { type: 'string' },
      seed: { type: 'string' },
      warm: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  if (!values.functions) throw new Error(`--functions is missing\n\n${usage}`)
  const functions = resolve(values.functions)
  if (!existsSync(functions)) throw new Error(`there is no folder ${functions}`)
  const options: CloudOptions = {
    functions,
    port: readPort('--port', values.port) ?? 0,
    autoCreate: values['auto-create'],
    ...(values.data ? { data: resolve(values.data) } : { memory: true }),
    ...(values.indexes && { indexes: await readJson<IndexDeclarations>(values.indexes) }),
    ...(values.app && { pages: pagesOf(await readJson(values.app)) }),
    ...(values.clock && { clock: readInstant(values.clock) }),
    ...(values.seed && { seed: Number(values.seed) }),
  }
  await runCloud(options, { control: readPort('--control', values.control), warm: values.warm })
}

/** Every page of an app.json, those of its subpackages too. */
function pagesOf(app: {
  pages?: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}): string[] {
  const parts = app.subPackages ?? app.subpackages ?? []
  const inParts = parts.flatMap(({ root, pages }) => pages.map(page => `${root.replace(/\/$/, '')}/${page}`))
  return [...(app.pages ?? []), ...inParts]
}

function readInstant(text: string): number {
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new Error(`--clock ${text} is no instant`)
  return instant
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(resolve(file), 'utf8')) as T
}
