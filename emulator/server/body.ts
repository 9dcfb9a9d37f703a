import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { CloudError } from './cloud-error.ts'

/** What an SDK request says, whatever its encoding; the binary parts of a form stay Buffers. */
export type AdminBody = Record<string, unknown> & { action?: string; wxCloudApiToken?: string }

/** Parts of the form that carry bytes: protobuf, or JSON that the service reads itself. */
const BINARY_PARTS = new Set(['requestData', 'apiOptions'])

/**
 * Collects a request body.
 * @throws CloudError EXCEED_MAX_PAYLOAD_SIZE beyond `limit` bytes; the rest of the stream is discarded.
 */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  }
  if (size > limit) throw tooLarge(limit)
  return Buffer.concat(chunks, size)
}

/** Parses the body of `POST /admin`: JSON for most services, a form for `wx.openApi` and `wx.wxPayApi`. */
export async function parseAdminBody(request: IncomingMessage, bytes: Buffer): Promise<AdminBody> {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return parseForm(type, bytes)
  try {
    return JSON.parse(bytes.toString('utf8') || '{}') as AdminBody
  } catch {
    throw new CloudError('INVALID_PARAM', 'the request body is not JSON')
  }
}

export function tooLarge(limit: number): CloudError {
  return new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `request payload size exceeds the limit of ${limit} bytes`)
}

function parseForm(contentType: string, bytes: Buffer): Promise<AdminBody> {
  return new Promise((resolve, reject) => {
    const body: AdminBody = {}
    const form = busboy({ headers: { 'content-type': contentType }, limits: { fieldSize: bytes.length + 1 } })
    form.on('field', (name, value) => {
      body[name] = BINARY_PARTS.has(name) ? Buffer.from(value, 'utf8') : value
    })
    // The SDK marks its Buffers application/octet-stream, which busboy hands over as files, byte for byte.
    form.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const whole = Buffer.concat(chunks)
        body[name] = BINARY_PARTS.has(name) ? whole : whole.toString('utf8')
      })
    })
    form.on('error', reject)
    form.on('close', () => resolve(body))
    form.end(bytes)
  })
}
