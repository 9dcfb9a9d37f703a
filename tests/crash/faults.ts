import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import type { Cloud } from '../../emulator/types'

/** Where a crash falls: the request never reached the database, or it was done and its answer was lost. */
export type Fault = 'never applied' | 'reply lost'

/**
 * Stands between the SDK of this process and the cloud, and breaks one database request of one invocation. Whatever
 * the function does after it is as if its instance had died there.
 */
export interface Faults {
  /** Breaks the n-th database request from now on, counting from 1, and everything behind it. */
  plan(at: number, fault: Fault): void
  /**
   * Does something else just before the first change of a document of this collection, that names `field` when one is
   * given, reaches the database.
   */
  before(collection: string, action: () => Promise<unknown>, field?: string): void
  /** Lets everything through and answers how many database requests there were since. */
  clear(): number
  /** Calls a function's `main` in this process as WeChat would, for one person, at the cloud's now. */
  call<T>(main: Main<T>, event: Record<string, unknown>, openid?: string): Promise<T>
  close(): Promise<void>
}

type Main<T> = (event: Record<string, unknown>) => Promise<T>

export async function standBetween(cloud: Cloud): Promise<Faults> {
  // What breaks on purpose is logged as broken; the function reads this process's clock; only `Date` is moved, timers of the SDK run as ever.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.useFakeTimers({ toFake: ['Date'], now: cloud.clock.now() })
  let seen = 0
  let planned: { at: number; fault: Fault } | null = null
  let first: { collection: string; action: () => Promise<unknown>; field: string } | null = null
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', chunk => chunks.push(chunk as Buffer))
    incoming.on('end', () => void pass(Buffer.concat(chunks), incoming, outgoing))
  })

  async function pass(body: Buffer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const text = body.toString('latin1')
    if (/"action":"database\./.test(text)) seen += 1
    const changes = (collection: string) =>
      text.includes('"database.modifyDocument"') && text.includes(`"${collection}"`)
    if (first && changes(first.collection) && text.includes(first.field)) {
      const { action } = first
      first = null
      await action()
    }
    const broken = planned !== null && seen >= planned.at
    const dead = broken && (seen > planned!.at || planned!.fault === 'never applied')
    if (dead) return void outgoing.writeHead(502).end()
    const on = request(
      new URL(incoming.url ?? '/', cloud.url),
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(cloud.url).host } },
      answer => {
        if (broken) {
          answer.resume()
          answer.on('end', () => outgoing.writeHead(502).end())
          return
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      },
    )
    on.on('error', () => outgoing.writeHead(502).end())
    on.end(body)
  }

  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const aimed = JSON.parse(cloud.sdkEnv()['TCB_CONTEXT_CNFG'] ?? '{}') as { URL: string }
  const through = new URL(aimed.URL)
  through.port = String(port)
  return {
    plan(at, fault) {
      seen = 0
      planned = { at, fault }
    },
    before(collection, action, field = '') {
      first = { collection, action, field }
    },
    clear() {
      const counted = seen
      seen = 0
      planned = null
      return counted
    },
    call(main, event, openid) {
      vi.setSystemTime(cloud.clock.now())
      Object.assign(process.env, cloud.sdkEnv(), {
        TCB_CONTEXT_CNFG: JSON.stringify({ ...aimed, URL: through.toString() }),
        WX_CONTEXT_KEYS: 'WX_APPID,WX_OPENID',
        WX_APPID: cloud.appid,
        WX_OPENID: openid ?? '',
      })
      return main(event)
    },
    close: () => {
      vi.useRealTimers()
      return new Promise<void>(closed => void server.close(() => closed()))
    },
  }
}
