/**
 * The handle of the cloud over HTTP, for whoever is another process or another language: `POST /pay.choose` with the arguments
 * as a JSON array answers `{ "result": … }`, or 400 and `{ "error", "errCode"? }`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { startListening, stopListening } from '../server/admin.ts'
import { readBytes } from '../server/body.ts'
import { DATABASE_BODY_BYTES } from '../server/limits.ts'
import type { Cloud } from '../types.ts'
import { argumentsOf, readArguments } from './arguments.ts'

type Name = keyof typeof argumentsOf

/** @throws when the port is taken. */
export async function openControl(
  cloud: Cloud,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void serve(cloud, request, response))
  const taken = await startListening(server, port)
  return { url: `http://127.0.0.1:${taken}`, close: () => stopListening(server) }
}

async function serve(cloud: Cloud, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const result = await perform(cloud, request)
    send(response, 200, { result: result ?? null })
  } catch (error) {
    const { errCode, message } = error as { errCode?: number; message?: string }
    send(response, 400, { error: message ?? String(error), ...(errCode !== undefined && { errCode }) })
  }
}

async function perform(cloud: Cloud, request: IncomingMessage): Promise<unknown> {
  const asked = (request.url ?? '/').slice(1)
  if (request.method !== 'POST' || !Object.hasOwn(argumentsOf, asked))
    throw new Error(`there is no POST /${asked}`)
  const name = asked as Name
  // A page of a browser cannot send this type to another origin unasked, and here nobody answers its question.
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw new Error('the content type must be application/json')
  const given = JSON.parse(
    (await readBytes(request, DATABASE_BODY_BYTES)).toString('utf8') || '[]',
  ) as unknown
  if (!Array.isArray(given)) throw new Error('the arguments are a JSON array')
  const path = name.split('.')
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], cloud)
  const method = (owner as Record<string, (...args: unknown[]) => unknown>)[path.at(-1)!]!
  return method.apply(owner, readArguments(name, given))
}

function send(response: ServerResponse, status: number, fields: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(fields))
}
