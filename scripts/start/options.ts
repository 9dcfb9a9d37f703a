import { parseArgs } from 'node:util'

export interface StartOptions {
  port: number
  fresh: boolean
  open: boolean
  /** Folder of the store and of everything put aside from it. */
  data: string
}

export const DEFAULT_PORT = 4400

export const usage = `npm start -- [--port N] [--fresh] [--data DIR] [--no-open]
开一个本地云和三部手机，浏览器里看。

  --port N     port of the stage, default ${DEFAULT_PORT}; a busy one is stepped over  端口
  --fresh      put today's data aside and start over with the demo  从头来
  --data DIR   where the data lies, default .lintuan  数据放哪
  --no-open    do not open the browser  不开浏览器
  --help       this`

/** Reads the command line; undefined when help was asked for. Throws a sentence when it makes no sense. */
export function readOptions(args: string[]): StartOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      fresh: { type: 'boolean', default: false },
      data: { type: 'string', default: '.lintuan' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1024 || port > 65_000)
    throw new Error(`--port wants a number from 1024 to 65000, not ${values.port}.`)
  return { port, fresh: values.fresh, open: !values['no-open'], data: values.data }
}

/** Whether a browser may be opened: not when told not to, not in CI, not where there is no screen. */
export function mayOpenBrowser(
  wanted: boolean,
  env: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (!wanted || env.CI) return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
