/** A cloud as a process of its own: it tells a shell how to aim an SDK at it, and closes when it is asked to. */
import { startCloud } from '../index.ts'
import type { Cloud, CloudOptions } from '../types.ts'
import { openControl } from './control.ts'

export interface RunOptions {
  /** Port of the control door, 0 for any free one; absent: none is opened. */
  control?: number | undefined
  /** Starts an instance of every function once the doors are open. */
  warm?: boolean
}

/**
 * Starts the cloud, prints `export NAME='value'` lines on standard output and nothing else there, and closes everything on
 * SIGINT or SIGTERM once all is written.
 */
export async function runCloud(options: CloudOptions, { control, warm }: RunOptions = {}): Promise<void> {
  // Functions live in UTC on the real platform, wherever their server stands.
  process.env['TZ'] = 'UTC'
  const cloud = await naming(options.port, startCloud({ ...options, log: line => console.error(line) }))
  const door =
    control === undefined ? undefined : await orClose(cloud, naming(control, openControl(cloud, control)))

  async function close(): Promise<void> {
    await door?.close()
    await cloud.close()
  }

  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second Ctrl-C is for a cloud that does not close.
      if (closing) process.exit(1)
      closing = true
      void close().then(
        () => process.exit(0),
        error => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }

  if (options.clock !== undefined && cloud.clock.now() > options.clock)
    console.error(
      `the folder has already seen a later time, so it is ${new Date(cloud.clock.now()).toISOString()}`,
    )
  console.error(`the cloud is at ${cloud.url}; Ctrl-C closes it`)
  // Last, for whoever reads them may end us at once.
  const variables = { ...cloud.sdkEnv(), ...(door && { CLOUD_CONTROL: door.url }) }
  for (const [name, value] of Object.entries(variables)) console.log(`export ${name}=${quote(value)}`)
  // Nobody waits for this: a call that comes meanwhile starts its own instance, as it would have.
  if (warm) void cloud.warm().then(started => console.error(`instances started ahead: ${started}`))
}

/** A port that is taken is told in a sentence. */
async function naming<T>(port: number | undefined, opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`port ${port} is in use by another program`, { cause: error })
  }
}

/** What cannot be opened leaves no cloud behind that nobody knows how to close. */
async function orClose<T>(cloud: Cloud, opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    await cloud.close()
    throw error
  }
}

/** For a shell, so that the output can be given to `eval` or `source`. */
function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}
