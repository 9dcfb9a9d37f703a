/** The local cloud for any mini-program, from the command line; `bin.mjs` starts it. */
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { CloudOptions } from '../types.ts'
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

const indexes = z.record(
  z.string(),
  z.array(
    z.strictObject({
      name: z.string().min(1),
      fields: z.record(z.string(), z.literal([1, -1, '2dsphere'])),
      unique: z.boolean().default(false),
    }),
  ),
)
const paths = z.array(z.string())
const parts = z.array(z.looseObject({ root: z.string(), pages: paths }))
const app = z.looseObject({ pages: paths, subPackages: parts, subpackages: parts }).partial()

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
  if (!statSync(functions, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`there is no folder ${functions}`)
  const options: CloudOptions = {
    functions,
    port: readPort('--port', values.port) ?? 0,
    autoCreate: values['auto-create'],
    ...(values.data ? { data: resolve(values.data) } : { memory: true }),
    ...(values.indexes && { indexes: await readJson('--indexes', values.indexes, indexes) }),
    ...(values.app && { pages: pagesOf(await readJson('--app', values.app, app)) }),
    ...(values.clock && { clock: readInstant(values.clock) }),
    ...(values.seed && { seed: readSeed(values.seed) }),
  }
  await runCloud(options, { control: readPort('--control', values.control), warm: values.warm })
}

/** Every page of an app.json, those of its subpackages too. */
function pagesOf({ pages = [], subPackages, subpackages }: z.infer<typeof app>): string[] {
  const inParts = (subPackages ?? subpackages ?? []).flatMap(({ root, pages }) =>
    pages.map(page => `${root.replace(/\/$/, '')}/${page}`),
  )
  return [...pages, ...inParts]
}

function readInstant(text: string): number {
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new Error(`--clock ${text} is no instant`)
  return instant
}

function readSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${text} is no whole number`)
  return seed
}

/** @throws with the option, the file and what is wrong in it: not there, not JSON, or something else than it should hold. */
async function readJson<T>(option: string, file: string, shape: z.ZodType<T>): Promise<T> {
  try {
    return shape.parse(JSON.parse(await readFile(resolve(file), 'utf8')))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const why = issue
      ? [issue.path.join('.'), issue.message].filter(Boolean).join(': ')
      : (error as Error).message
    throw new Error(`${option} ${file}: ${why}`, { cause: error })
  }
}
