import type { StageEvents } from '../shapes'

/** The stage's server said no, in a sentence to show. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence)
  }
}

/** Reads from the stage's server. Throws Refused when it says no. */
export function get<T>(path: string): Promise<T> {
  return ask<T>(path, {})
}

export function post<T = unknown>(path: string, body: object): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await fetch(`/api/${path}`, init)
  const said = (await answer.json()) as T & { error?: string }
  if (!answer.ok) throw new Refused(answer.status, said.error ?? `${answer.status}`)
  return said
}

type Handlers = { [K in keyof StageEvents]?: (data: StageEvents[K]) => void }

/** Listens to the stage's server for as long as the page is open; the browser reconnects by itself. */
export function listen(handlers: Handlers, state: (connected: boolean) => void): void {
  const source = new EventSource('/api/events')
  source.onopen = () => state(true)
  source.onerror = () => state(false)
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, event => handle(JSON.parse((event as MessageEvent<string>).data)))
}
