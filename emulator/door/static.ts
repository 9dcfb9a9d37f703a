/** The files of the phone's page. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { decodePart } from '../server/address.ts'
import type { PhoneRequest } from './index.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}
const UNKNOWN_TYPE = 'application/octet-stream'
/** A file whose name carries a hash of its contents never changes. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/
const FOREVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** Serves a file below `root`; a page address without extension gets index.html. `false`: there is none. */
export async function serveStatic(
  asked: PhoneRequest,
  root: string,
  response: ServerResponse,
): Promise<boolean> {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return false
  const file = await findFile(asked.path, root)
  if (!file) return false
  response.writeHead(200, {
    'content-type': TYPES[extname(file.path)] ?? UNKNOWN_TYPE,
    'content-length': file.size,
    'cache-control': HASHED.test(file.path) ? FOREVER : ASK_AGAIN,
  })
  if (asked.method === 'HEAD') response.end()
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response)
  return true
}

async function findFile(path: string, root: string): Promise<{ path: string; size: number } | undefined> {
  const wanted = decodePart(path)
  if (wanted === undefined) return undefined
  const base = normalize(root + sep)
  const candidates = extname(wanted) === '' ? [join(wanted, 'index.html'), 'index.html'] : [wanted]
  for (const candidate of candidates) {
    const full = normalize(join(base, candidate))
    // An address may not climb out of the folder.
    if (!full.startsWith(base)) return undefined
    const found = await stat(full).catch(() => undefined)
    if (found?.isFile()) return { path: full, size: found.size }
  }
  return undefined
}
