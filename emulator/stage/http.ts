import type { IncomingMessage, ServerResponse } from 'node:http'

/** An answer other than 200, in words for whoever asked. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Bodies of the stage are a few words; more is not for us. */
const LARGEST_BODY_BYTES = 16 * 1024

/** Reads a JSON object of at most so many bytes. Throws a Refusal when it is none or too large. */
export async function readJson(
  request: IncomingMessage,
  largest = LARGEST_BODY_BYTES,
): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new Refusal(413, 'the body is too large')
    chunks.push(chunk)
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>
  } catch {
    // Told below, together with JSON that is not an object.
  }
  throw new Refusal(400, 'the body is not a JSON object')
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

/**
 * Who may ask at all. The stage moves the clock and may throw the data away, so a page of somebody else must not
 * reach it: neither by a name that points at this machine (the Host is checked), nor by posting from its own origin.
 * Answers why not, or undefined.
 */
export function strangerAt(request: IncomingMessage, port: number): string | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (!host || !own.includes(host)) return 'this address is not the stage'
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  if (origin !== undefined && origin !== `http://${host}`) return 'another page may not use the stage'
  const site = request.headers['sec-fetch-site']
  if (origin === undefined && site !== undefined && site !== 'same-origin')
    return 'another page may not use the stage'
  // A form cannot send JSON, and a script of another origin would have to ask first.
  if (!request.headers['content-type']?.startsWith('application/json'))
    return 'the stage is spoken to in JSON'
  return undefined
}
