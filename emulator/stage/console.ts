import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cloud, InvocationCounters, Persona, PlannedFault, Weather } from '../types.ts'
import { openDocument } from './console-documents.ts'
import { Refusal } from './http.ts'
import { nameOf } from './received.ts'
import { read, type Document } from './store.ts'

/** Documents shown of a collection: the last ones in the order of the store. */
const SHOWN = 50

export interface TimerView {
  function: string
  name: string
  /** Seven fields: second minute hour day month weekday year. */
  cron: string
}

/** A call: what it asked of the cloud, and what it said. */
export type CallView = InvocationCounters & { lines: string[] }

export interface FaultsView {
  planned: PlannedFault[]
  weather: Weather | null
  struck: number
  /** Names of the functions there are. */
  functions: string[]
}

export interface StuckView {
  kind: string
  id: string
  todo: { name: string; tries: number; due: number; lastError: string }[]
}

/** What the console shows under `/api/console/<what>`; the buttons are in `console-actions.ts`. */
export function consoleView(
  cloud: Cloud,
  what: string,
  query: URLSearchParams,
  { personas, functions }: { personas: Persona[]; functions?: string },
): unknown {
  const name = (openid: string) => nameOf(cloud, openid, personas)
  switch (what) {
    case 'collections':
      return cloud.database.collections()
    case 'documents':
      return documents(cloud, query.get('collection') ?? '', query.get('text') ?? '')
    case 'invocations':
      return cloud.counters
        .recent()
        .slice(-SHOWN)
        .reverse()
        .map((counters): CallView => ({ ...counters, lines: cloud.lines(counters.requestId) }))
    case 'document':
      return openDocument(cloud, query.get('collection') ?? '', query.get('id') ?? '')
    case 'faults':
      return { ...cloud.faults.now(), functions: names(functions) } satisfies FaultsView
    case 'messages':
      return cloud.messages
        .delivered()
        .slice(-SHOWN)
        .reverse()
        .map(message => ({ ...message, to: name(message.openid) }))
    case 'payments':
      return cloud.pay
        .records()
        .slice(-SHOWN)
        .reverse()
        .map(record => ({ ...record, payer: name(record.openid) }))
    case 'timers':
      return timers(functions)
    case 'stuck':
      return stuck(cloud)
    default:
      throw new Refusal(404, 'the console has no such page')
  }
}

/** The last documents of a collection that hold this text anywhere, their id included. */
function documents(
  cloud: Cloud,
  collection: string,
  text: string,
): { count: number; found: number; documents: Document[] } {
  const found = cloud.database.collections().find(each => each.name === collection)
  if (!found) throw new Refusal(404, `没有叫「${collection}」的集合，也没有这一页`)
  const all = cloud.database.find<Document>(collection)
  const holding = text === '' ? all : all.filter(document => JSON.stringify(document).includes(text))
  return { count: found.count, found: holding.length, documents: holding.slice(-SHOWN).reverse() }
}

function names(functions: string | undefined): string[] {
  if (!functions || !existsSync(functions)) return []
  return readdirSync(functions).filter(name => existsSync(join(functions, name, 'index.js')))
}

/** The triggers as the compiled functions declare them. */
export function timers(functions: string | undefined): TimerView[] {
  if (!functions || !existsSync(functions)) return []
  return readdirSync(functions, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = join(functions, name, 'config.json')
      if (!existsSync(file)) return []
      const { triggers = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
        triggers?: { name: string; type: string; config: string }[]
      }
      return triggers
        .filter(({ type }) => type === 'timer')
        .map(trigger => ({ function: name, name: trigger.name, cron: trigger.config }))
    })
}

interface WithTodo extends Document {
  todo?: Record<string, { due: number; tries: number; lastError?: string; stuck?: boolean }>
}

/** Whatever still has to follow from a change and failed too often. */
function stuck(cloud: Cloud): StuckView[] {
  return ['orders', 'groups', 'responses', 'identities', 'imports'].flatMap(collection =>
    read<WithTodo>(cloud, collection, { stuck: true }).map(({ _id, todo = {} }) => ({
      kind: collection,
      id: _id,
      todo: Object.entries(todo).map(([name, { tries, due, lastError = '' }]) => ({
        name,
        tries,
        due,
        lastError,
      })),
    })),
  )
}
