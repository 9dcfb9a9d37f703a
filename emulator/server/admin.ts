import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseAdminBody, readBytes, type AdminBody } from './body.ts'
import { CloudError } from './cloud-error.ts'
import { readAddress } from './address.ts'
import { ConnectionCut } from '../faults/index.ts'
import { envelopeOf } from './envelope.ts'
import { DATABASE_BODY_BYTES } from './limits.ts'

export interface AdminRequest {
  body: AdminBody
  /** Bytes of the body. */
  size: number
  /** Which of its invocation's requests this is and which it was started beside; see functions/beside.cjs. */
  mark: string | undefined
}

/** A service's answer: an object for the usual envelope, or bytes that go out as they are. */
export type AdminReply = Record<string, unknown> | { raw: Buffer; contentType: string }

const MARK_HEADER = 'x-lintuan-beside'

export interface AdminServer {
  /** `http://127.0.0.1:PORT`. */
  url: string
  close(): Promise<void>
}

/**
 * The door the SDK speaks to. `answer` is asked for every `POST /admin`; `files` may serve other paths
 * (the object store) and says with `false` that it does not know one.
 * @throws when the port is taken.
 */
export async function listen(options: {
  port?: number
  answer: (request: AdminRequest) => Promise<AdminReply>
  files: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
  log: (line: string) => void
}): Promise<AdminServer> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch(error => {
      options.log(`cloud: ${String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  // Longer than whoever asks keeps a connection it does not use (Node's agent 5 s, the SDK's own 4.8 s), so that it is never closed under a request.
  server.keepAliveTimeout = 60_000
  const port = await startListening(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => stopListening(server),
  }
}

/** Listens on loopback only and answers the port. */
export async function startListening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  return (server.address() as AddressInfo).port
}

export function stopListening(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, files }: Parameters<typeof listen>[0],
): Promise<void> {
  const path = readAddress(request.url)?.pathname
  if (path === undefined) return void response.writeHead(400).end()
  if (path !== '/admin' || request.method !== 'POST') {
    if (await files(request, response, path)) return
    response.writeHead(404).end()
    return
  }
  const requestId = randomUUID()
  try {
    if (isFromPage(request))
      throw new CloudError(
        'PERMISSION_DENIED',
        'a page in a browser may not act as the server; it calls functions',
      )
    const bytes = await readBytes(request, DATABASE_BODY_BYTES)
    const body = await parseAdminBody(request, bytes)
    const mark = request.headers[MARK_HEADER]
    const asked = { body, size: bytes.length, mark: typeof mark === 'string' ? mark : undefined }
    send(response, await answer(asked), requestId)
  } catch (error) {
    if (error instanceof ConnectionCut) request.socket.destroy()
    else send(response, envelopeOf(error), requestId)
  }
}

/**
 * Whoever speaks here may do everything, as a function may. A browser always says that a page is behind a request to another
 * origin, and an SDK says neither.
 */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
}

function send(response: ServerResponse, reply: AdminReply, requestId: string): void {
  if ('raw' in reply && Buffer.isBuffer(reply.raw)) {
    response.writeHead(200, { 'content-type': String(reply.contentType), 'content-length': reply.raw.length })
    response.end(reply.raw)
    return
  }
  const text = JSON.stringify({ ...reply, requestId })
  // This exact content type tells the SDK that a wx.openApi answer is an error and not protobuf.
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
