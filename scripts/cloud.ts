/**
 * The local cloud alone, with our own functions and collections, for work on functions and for programs that bring the
 * real SDK:
 *
 *   npm run cloud -- --port 7801 --data .lintuan/cloud --functions dist/functions --auto-create
 *
 * Without `--data` everything is kept in memory. It prints the variables that aim an unmodified wx-server-sdk
 * at it, and nothing else on standard output; Ctrl-C closes it when all is written. Another mini-program starts the cloud
 * with `emulator/bin.mjs`.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { readPort } from '../emulator/cli/port.ts'
import { runCloud } from '../emulator/cli/run.ts'
import type { IndexDeclarations } from '../emulator/types.ts'
import { buildFunctions } from './build-functions.ts'
import { root } from './support/root.ts'

const usage = `npm run cloud -- [--port N] [--control N] [--data DIR] [--functions DIR] [--auto-create] [--no-indexes] [--warm]

  --port N          port of the admin door, default any free one
  --control N       open the control door there, 0 for any free port
  --data DIR        keep everything there, default: in memory
  --functions DIR   compiled functions, default: ours, built now
  --auto-create     create a collection on its first use
  --no-indexes      start without our own collections and indexes
  --warm            start an instance of every function, so that no first call waits for it`

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
      control: { type: 'string' },
      data: { type: 'string' },
      functions: { type: 'string' },
      'auto-create': { type: 'boolean', default: false },
      'no-indexes': { type: 'boolean', default: false },
      warm: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const port = readPort('--port', values.port) ?? 0
  const control = readPort('--control', values.control)
  if (!values.functions) await buildFunctions({ log: line => console.error(line) })

  const indexes = values['no-indexes'] ? undefined : await ourIndexes()
  await runCloud(
    {
      port,
      functions: resolve(values.functions ?? join(root, 'dist/functions')),
      autoCreate: values['auto-create'],
      ...(values.data ? { data: resolve(values.data) } : { memory: true }),
      ...(indexes && { indexes }),
    },
    { control, warm: values.warm },
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(usage)
  process.exitCode = 1
})
