/** One page with three phones, the clock and the payer over a local cloud; and a console beside it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readAddress } from '../server/address.ts'
import type { Cloud, Persona } from '../types.ts'
import { actions } from './actions.ts'
import { openAssets } from './assets.ts'
import { largestBody } from './console-documents.ts'
import { consoleView } from './console.ts'
import { readJson, Refusal, sendJson, strangerAt, wordsOf } from './http.ts'
import { createLive, nudgeAfter } from './live.ts'
import type { Play } from './play.ts'
import { describe, firstCast } from './state.ts'

export interface StageOptions {
  /** Folder of the built h5 app that the phones show. */
  root: string
  personas: Persona[]
  /** 0 or absent takes any free port; a busy port is an error. */
  port?: number
  /** Ports of the three doors, in the order of the phones; absent: any free ones. */
  doorPorts?: number[]
  /** Folder of the compiled functions; the console reads their timers there. */
  functions?: string
  /**
   * Makes a new cloud with the demo as it was at first, beside the one at hand, and answers how to change over to it. Throws, with
   * nothing changed, when that fails. Absent: the stage offers no starting over.
   */
  startOver?: (say: (line: string) => void) => Promise<() => Promise<Cloud>>
  /** The same out of an exported state; it throws when the text is none. Absent: the console offers no import. */
  importState?: (text: string, say: (line: string) => void) => Promise<() => Promise<Cloud>>
  /**
   * Opens the cloud at hand once more, when changing over to another failed on its way. Absent: nothing is left to show then.
   */
  reopen?: () => Promise<Cloud>
  /** Goes along with an exported state. */
  stateNote?: Record<string, unknown>
  log?: (line: string) => void
}

export interface Stage {
  url: string
  /** One address a phone, with its first persona. */
  phones: { url: string; persona: Persona | undefined }[]
  /** The cloud at hand: another one after starting over. */
  readonly cloud: Cloud
  close(): Promise<void>
}

type Door = Awaited<ReturnType<Cloud['openDoor']>>

/** How often the stage looks at what the cloud does not announce: cards, messages, the minute. */
const LOOK_MS = 1000

export async function openStage(first: Cloud, options: StageOptions): Promise<Stage> {
  const { personas, root, functions } = options
  const live = createLive()
  const assets = await openAssets()
  const cast = firstCast(personas)
  let cloud = first
  let doors: Door[] = []
  let unwatch = () => {}
  /** While the old cloud is closed and the new one is not there, nothing can be told. */
  let between = false
  /** Why there is no cloud at all any more. */
  let gone: string | undefined

  const openDoors = async () => {
    const ports = options.doorPorts ?? doors.map(door => Number(new URL(door.url).port))
    const opened: Door[] = []
    for (const index of cast.keys()) opened.push(await cloud.openDoor({ port: ports[index] ?? 0, root }))
    doors = opened
    unwatch = cloud.counters.watch(counters => live.tell('changed', { nudge: nudgeAfter(counters) }))
  }
  const closeDoors = async () => {
    unwatch()
    await Promise.all(doors.map(door => door.close()))
  }

  const { startOver, importState, reopen } = options
  /** Closes the doors, changes the cloud, and opens them to the new one; or to the old one, with a sentence that says so. */
  const changeCloud = async (change: () => Promise<Cloud>) => {
    between = true
    try {
      await closeDoors()
      cloud = await change()
      await openDoors()
      gone = undefined
    } catch (error) {
      throw await backAgain(error)
    } finally {
      between = false
    }
  }
  const backAgain = async (error: unknown) => {
    const failed = `没换成（${wordsOf(error)}）`
    try {
      if (!reopen) throw new Error('这里打不开第二次')
      // A new one whose doors did not open stands in the way.
      await cloud.close().catch(() => {})
      cloud = await reopen()
      await openDoors()
      gone = undefined
      return new Error(`${failed}，原来的又打开了，可以接着用`)
    } catch (second) {
      gone = `${failed}，原来的也没能再打开（${wordsOf(second)}）。数据都在，关掉再运行一次 npm start`
      return new Error(gone)
    }
  }
  const play: Play = {
    get cloud() {
      return cloud
    },
    personas,
    live,
    cast,
    busy: null,
    startOver:
      startOver &&
      (async say => {
        const change = await startOver(say)
        return () => changeCloud(change)
      }),
    importState:
      importState &&
      (async (text, say) => {
        const change = await importState(text, say)
        return () => changeCloud(change)
      }),
  }

  await openDoors()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) options.log?.(`stage: ${String(error)}`)
      const status = error instanceof Refusal ? error.status : 500
      if (response.headersSent) response.end()
      else sendJson(response, status, { error: wordsOf(error) })
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stranger = strangerAt(request, port)
    if (stranger) throw new Refusal(403, stranger)
    const address = readAddress(request.url)
    if (!address) throw new Refusal(400, 'this is no address')
    const { pathname, searchParams } = address
    if ((between || gone) && pathname.startsWith('/api/') && pathname !== '/api/events')
      throw new Refusal(503, gone ?? `正在${play.busy}`)
    if (request.method === 'POST') {
      const name = pathname.replace(/^\/api\//, '')
      if (!pathname.startsWith('/api/') || !Object.hasOwn(actions, name))
        throw new Refusal(404, 'no such action')
      sendJson(response, 200, await actions[name]!(play, await readJson(request, largestBody[name])))
    } else if (pathname === '/api/events') live.add(response)
    else if (pathname === '/api/state') sendJson(response, 200, state())
    else if (pathname === '/api/export') sendState(response, await cloud.exportState(options.stateNote))
    else if (pathname.startsWith('/api/console/')) {
      const what = pathname.slice('/api/console/'.length)
      sendJson(response, 200, consoleView(cloud, what, searchParams, { personas, functions }))
    } else servePage(response, pathname)
  }

  /** A file to keep, named by the cloud's own time. */
  function sendState(response: ServerResponse, text: string): void {
    const at = new Date(cloud.clock.now()).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')
    response.writeHead(200, {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="lintuan-cloud-${at}Z.jsonl"`,
      'cache-control': 'no-store',
    })
    response.end(text)
  }

  const state = () =>
    describe(cloud, {
      personas,
      cast,
      doors: doors.map(({ url }) => url),
      busy: play.busy,
      canStartOver: startOver !== undefined,
      canImport: importState !== undefined,
    })

  function servePage(response: ServerResponse, path: string): void {
    const asset = assets(path)
    if (!asset) throw new Refusal(404, 'there is nothing here')
    response.writeHead(200, {
      'content-type': asset.type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // Nothing from elsewhere is loaded, and nobody may lay the stage under a page of their own.
      'content-security-policy': `default-src 'self'; frame-src ${doors.map(({ url }) => url).join(' ')}; frame-ancestors 'none'`,
    })
    response.end(asset.body)
  }

  let port = options.port ?? 0
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen(port, '127.0.0.1', done)
    })
  } catch (error) {
    await closeDoors()
    throw error
  }
  port = (server.address() as AddressInfo).port

  let seen = ''
  const look = () => {
    if (!live.listening || play.busy !== null) return
    const now = cloud.clock.now()
    const minute = Math.floor(now / 60_000)
    const sight = [cloud.shares.list().length, cloud.messages.delivered().length, cloud.pay.chosen()].join()
    if (seen !== `${sight} ${minute}`) {
      live.tell('clock', { now, busy: null })
      if (seen.split(' ')[0] !== sight) live.tell('changed', { nudge: 'none' })
    }
    seen = `${sight} ${minute}`
  }
  const looking = setInterval(() => {
    try {
      look()
    } catch {
      // A cloud whose disk has failed tells nothing any more; whoever asks for something hears why.
    }
  }, LOOK_MS)
  looking.unref()

  return {
    url: `http://127.0.0.1:${port}`,
    phones: doors.map(({ url }, index) => ({
      url: `${url}/?persona=${encodeURIComponent(cast[index]!)}`,
      persona: personas.find(({ key }) => key === cast[index]),
    })),
    get cloud() {
      return cloud
    },
    async close() {
      clearInterval(looking)
      live.close()
      await closeDoors()
      await new Promise<void>(done => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}
