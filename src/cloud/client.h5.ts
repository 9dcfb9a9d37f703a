import { persona } from '@/platform/stage.h5'
import { forget, read, write } from '@/platform/storage'
import type { Reply } from './client'
import { broken, offline, patience, understood } from './reply'

interface Session {
  session: string
  name: string
}

export function openCloud(): void {}

export async function call<T>(fn: string, action: string, input: object = {}): Promise<Reply<T>> {
  try {
    const answer = await asking('POST', `/call/${fn}`, { ...input, action })
    if (!answer.ok) return broken<T>(answer.status)
    const { result, errCode, errMsg } = (await answer.json()) as {
      result?: unknown
      errCode?: number
      errMsg?: string
    }
    return errCode ? broken<T>(errMsg ?? errCode) : understood<T>(result)
  } catch {
    return offline<T>()
  }
}

export async function door<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T | undefined> {
  try {
    const answer = await asking(method, path, body)
    return answer.ok ? ((await answer.json()) as T) : undefined
  } catch {
    return undefined
  }
}

/** One request with our session; a session the cloud no longer knows is renewed once. */
async function asking(method: string, path: string, body?: object): Promise<Response> {
  const first = await send(method, path, body, await session())
  if (first.status !== 401) return first
  forget('session')
  current = undefined
  return send(method, path, body, await session())
}

let current: Promise<string> | undefined

function session(): Promise<string> {
  const kept = read<Session>('session')
  if (kept) return Promise.resolve(kept.session)
  current ??= login().catch(error => {
    current = undefined
    throw error
  })
  return current
}

async function login(): Promise<string> {
  const answer = await send('POST', '/login', persona ? { persona } : {})
  if (!answer.ok) throw new Error(`login ${answer.status}`)
  const made = (await answer.json()) as Session
  write('session', made)
  return made.session
}

async function send(method: string, path: string, body?: object, ticket?: string): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    return await fetch(path, {
      method,
      signal: stop.signal,
      headers: { 'content-type': 'application/json', ...(ticket ? { 'x-session': ticket } : {}) },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
  } finally {
    clearTimeout(timer)
  }
}
