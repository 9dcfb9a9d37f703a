/**
 * The local cloud alone, for work on functions and for programs that bring the real SDK:
 *
 *   npm run cloud -- --port 7801 --data .lintuan/cloud --functions dist/functions --auto-create
 *
 * Without `--data` everything is kept in memory. It prints the variables that aim an unmodified wx-server-sdk
 * at it, and nothing else on standard output; Ctrl-C closes it when all is written.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import type { IndexDeclarations } from '../emulator/types.ts'
import { startCloud } from '../emulator/index.ts'
import { buildFunctions } from './build-functions.ts'
import { root } from './support/root.ts'

const usage = `npm run cloud -- [--port N] [--data DIR] [--functions DIR] [--auto-create] [--no-indexes]

  --port N          port of the admin door, default any free one
  --data DIR        keep everything there, default: in memory
  --functions DIR   compiled functions, default: ours, built now
  --auto-create     create a collection on its first use
  --no-indexes      start without our own collections and indexes`

/** Our declarations, when there are any yet. */
async function ourIndexes(): Promise<IndexDeclarations | undefined> {
  const file = join(root, 'cloudfunctions/_kit/store/indexes.ts')
  if (!existsSync(file)) return undefined
  const declared = (await import(pathToFileURL(file).href)) as { indexes: IndexDeclarations }
  return declared.indexes
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      functions: { type: 'string' },
      'auto-create': { type: 'boolean', default: false },
      'no-indexes': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const port = values.port === undefined ? 0 : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is no port`)
  if (!values.functions) await buildFunctions({ log: line => console.error(line) })

  const indexes = values['no-indexes'] ? undefined : await ourIndexes()
  const cloud = await startCloud({
    port,
    functions: resolve(values.functions ?? join(root, 'dist/functions')),
    autoCreate: values['auto-create'],
    log: line => console.error(line),
    ...(values.data ? { data: resolve(values.data) } : { memory: true }),
    ...(indexes && { indexes }),
  })
  for (const [name, value] of Object.entries(cloud.sdkEnv())) console.log(`export ${name}=${quote(value)}`)
  console.error(`the cloud is at ${cloud.url}; Ctrl-C closes it`)

  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second Ctrl-C is for a cloud that does not close.
      if (closing) process.exit(1)
      closing = true
      void cloud.close().then(
        () => process.exit(0),
        error => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

/** For a shell, so that the output can be given to `eval` or `source`. */
function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(usage)
  process.exitCode = 1
})
