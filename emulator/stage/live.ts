import type { ServerResponse } from 'node:http'
import type { InvocationCounters } from '../types.ts'
import type { StageEvents } from './shapes.ts'

/** The pages that listen on `/api/events`. */
export interface Live {
  add(response: ServerResponse): void
  tell<K extends keyof StageEvents>(name: K, data: StageEvents[K]): void
  readonly listening: boolean
  close(): void
}

export function createLive(): Live {
  const pages = new Set<ServerResponse>()
  return {
    add(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      })
      response.write('retry: 1000\n\n')
      pages.add(response)
      response.on('close', () => pages.delete(response))
    },
    tell(name, data) {
      for (const page of pages) page.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    get listening() {
      return pages.size > 0
    },
    close() {
      for (const page of pages) page.end()
      pages.clear()
    },
  }
}

/**
 * What a phone shows besides its own doing. A page that is shown again may mark a notice as read or count a visit;
 * if that woke the other phones they would wake each other for ever, so only these collections do.
 */
const SHARED = new Set([
  ...['groups', 'shelves', 'terms', 'orders', 'pickups', 'goods', 'templates'],
  ...['invitations', 'responses', 'cases', 'leaders', 'wallets'],
])

/**
 * Which phones should look again after this invocation: all when the cloud acted by itself, the others when a person
 * did (her own phone knows already), none when nothing others see was written.
 */
export function nudgeAfter(counters: InvocationCounters): StageEvents['changed']['nudge'] {
  const written = counters.trail.some(
    ({ writes, collection }) => writes > 0 && collection !== undefined && SHARED.has(collection),
  )
  if (!written) return 'none'
  return counters.function === 'timers' ? 'all' : 'others'
}
