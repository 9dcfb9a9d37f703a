/** A door for phones: one origin per phone, with its page, its session and the little of WeChat a page needs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { CloudClock } from '../clock/clock.ts'
import { readAddress } from '../server/address.ts'
import { readBytes } from '../server/body.ts'
import { startListening, stopListening } from '../server/admin.ts'
import { CALL_BODY_BYTES } from '../server/limits.ts'
import type { Cloud } from '../types.ts'
import type { Pay } from '../pay/index.ts'
import type { Messages } from '../wechat/messages.ts'
import type { People, Person } from '../wechat/people.ts'
import { DoorRefusal } from './refusal.ts'
import { answerPhone } from './routes.ts'
import { serveStatic } from './static.ts'

export interface DoorWorld {
  people: People
  pay: Pay
  messages: Messages
  shares: Cloud['shares']
  clock: CloudClock
  call: Cloud['call']
  log: (line: string) => void
}

/** What a request asks, once its body is read. */
export interface PhoneRequest {
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
  /** Whose phone it is; `undefined` for a session nobody holds. */
  holder: Person | undefined
}

/** JSON, or a picture. */
export type PhoneAnswer = Record<string, unknown> | { picture: Buffer }

/** @throws when the port is taken. */
export async function openDoor(
  options: { port?: number; root?: string },
  world: DoorWorld,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, options.root, world).catch(error => refuse(response, error, world))
  })
  const port = await startListening(server, options.port ?? 0)
  return { url: `http://127.0.0.1:${port}`, close: () => stopListening(server) }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string | undefined,
  world: DoorWorld,
): Promise<void> {
  const url = readAddress(request.url)
  if (!url) throw new DoorRefusal(400, '这个地址读不懂')
  const session = request.headers['x-session']
  const asked: PhoneRequest = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: request.method === 'POST' ? await readJson(request) : {},
    holder: world.people.holder(typeof session === 'string' ? session : undefined),
  }
  const said = await answerPhone(asked, world)
  if (said !== undefined) return send(response, said)
  if (root !== undefined && (await serveStatic(asked, root, response))) return
  throw new DoorRefusal(404, '没有这个页面')
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, CALL_BODY_BYTES).catch(() => {
    throw new DoorRefusal(413, '内容太大，不能超过 100 KB')
  })
  let body: unknown
  try {
    body = JSON.parse(bytes.toString('utf8') || '{}')
  } catch {
    throw new DoorRefusal(400, '请求内容不是 JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new DoorRefusal(400, '请求内容要是一个对象')
  return body as Record<string, unknown>
}

function send(response: ServerResponse, said: PhoneAnswer): void {
  if (Buffer.isBuffer(said['picture'])) {
    response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' })
    response.end(said['picture'])
    return
  }
  sendJson(response, 200, said)
}

function refuse(response: ServerResponse, error: unknown, world: DoorWorld): void {
  if (response.headersSent) return void response.end()
  if (error instanceof DoorRefusal)
    return sendJson(response, error.status, { errCode: error.status, errMsg: error.message })
  world.log(`door: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  sendJson(response, 500, { errCode: 500, errMsg: '本地云出错了，请看终端里的日志' })
}

function sendJson(response: ServerResponse, status: number, fields: Record<string, unknown>): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(fields))
}
