import type { Instant } from '../../domain/money/types'
import type { Todos } from '../../domain/order/types'
import { afterFailure, MOST_TRIES } from '../../domain/todo/after-failure'
import { dueTodos } from '../../domain/todo/due-todos'
import { isForStaff } from '../../domain/todo/for-staff'
import { nextDue } from '../../domain/todo/next-due'
import type { Outcome } from '../../domain/todo/types'
import { digest } from '../_kit/hash'
import { logBroken } from '../_kit/log'
import { change, messageOf, read } from '../_kit/store/documents'
import { adding } from '../_kit/store/todos'
import { command } from '../_kit/wechat'
import type { CollectionName } from '../_kit/store/indexes'
import type { Effect } from './effect'

/** A kind of documents that carry to-dos: where they lie, and what carries each of them out. */
export interface Kind {
  name: string
  collection: CollectionName
  /** All names its to-dos can have; one that goes on with what it is about is given by its beginning. */
  names: readonly string[]
  /** The effect behind a to-do's name; `undefined` for a name nobody wrote an effect for, which is a breach. */
  effectFor(name: string): Effect<never> | undefined
  /** Whether a to-do goes on being tried after it failed often, instead of waiting for staff. */
  isPatient(name: string): boolean
}

interface Document {
  _id: string
  /** Absent in a document that never had one. */
  todo?: Todos
  nextDue: Instant | null
  stuck: boolean
  woken?: number
}

type Carrier = Document & { todo: Todos }

/** Times a document is looked at again in one run, because effects add to-dos and others write at the same moment. */
const MOST_ROUNDS = 12

export interface RunOptions {
  /** Only these, and these even before they are due. */
  only?: string[]
}

/**
 * Runs what is due of one document, in its order, and crosses it off in one guarded update. What fails is tried again
 * after growing gaps and stuck after `MOST_TRIES`; it never keeps the others from running (C-08, C-11). What dies
 * midway is found again by the timer through `nextDue`.
 */
export async function runDocument(
  kind: Kind,
  id: string,
  now: Instant,
  options: RunOptions = {},
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const document = await readCarrier(kind, id)
    if (!document) return
    const names = namesOf(document.todo, now, options)
    if (names.length === 0) return put(kind, document)
    const results = new Map<string, Outcome | Failure>()
    for (const name of names) {
      const result = await attempt(kind, document, name, now)
      results.set(name, result)
      // The document is another one now; what was done so far is done again, which changes nothing.
      if (result === 'changed') break
    }
    if ([...results.values()].includes('changed')) continue
    if (await crossOff(kind, document, results, now)) {
      if (options.only) return
    }
  }
}

/**
 * Tries a to-do of the stuck list once more, now. Answers whether it is done. Its tries are not forgotten: if it fails again it
 * is on the list again at once, and not in two hours.
 */
export async function retryIn(kind: Kind, id: string, name: string, now: Instant): Promise<boolean> {
  const document = await readCarrier(kind, id)
  const todo = document?.todo[name]
  if (!todo) return true
  // One that is not on the list was taken off it by a try that died: what is left of that is to run it.
  if (isForStaff(todo)) await takeOffList(kind, document, name, now)
  await runDocument(kind, id, now, { only: [name] })
  const after = await readCarrier(kind, id)
  return after?.todo[name] === undefined
}

/** A document with to-dos; null for one that never had any, about which there is nothing to say. */
async function readCarrier(kind: Kind, id: string): Promise<Carrier | null> {
  const document = await read<Document>(kind.collection, id)
  return document?.todo === undefined ? null : (document as Carrier)
}

async function takeOffList(kind: Kind, { _id, todo }: Carrier, name: string, now: Instant): Promise<void> {
  const others = Object.entries(todo).some(([other, one]) => other !== name && isForStaff(one))
  await change(
    kind.collection,
    { _id, [`todo.${name}`]: command.exists(true) },
    {
      ...adding({}, now),
      [`todo.${name}`]: command.set({ due: now, tries: MOST_TRIES - 1 }),
      stuck: others,
    },
  )
}

function namesOf(todo: Todos, now: Instant, { only }: RunOptions): string[] {
  if (!only) return dueTodos(todo, now)
  return only.filter(name => todo[name] && !todo[name].stuck)
}

class Failure {
  constructor(readonly message: string) {}
}

async function attempt(
  kind: Kind,
  document: Carrier,
  name: string,
  now: Instant,
): Promise<Outcome | Failure> {
  try {
    const effect = kind.effectFor(name)
    if (!effect) throw new Error(`no effect is called ${name}`)
    return await effect(document as never, { now, name })
  } catch (error) {
    logBroken(`todo-${digest(document._id, 6)}`, `${kind.name}/${name}`, error)
    return new Failure(messageOf(error).trim())
  }
}

/** One write for everything that was run. `false`: somebody added or crossed off something meanwhile. */
function crossOff(
  kind: Kind,
  document: Carrier,
  results: Map<string, Outcome | Failure>,
  now: Instant,
): Promise<boolean> {
  const left: Todos = { ...document.todo }
  let data: Record<string, unknown> = {}
  const added: Record<string, Instant> = {}
  const guards: Record<string, unknown> = {}
  for (const [name, result] of results) {
    guards[`todo.${name}`] = command.exists(true)
    const before = document.todo[name]!
    const { watched: _watched, lastError: _said, ...plain } = before
    if (result instanceof Failure) {
      left[name] = afterFailure(before, result.message, now, kind.isPatient(name))
      data[`todo.${name}`] = command.set(left[name])
    } else if (result !== 'changed' && 'stuck' in result) {
      left[name] = { ...plain, tries: before.tries + 1, lastError: result.stuck, stuck: true }
      data = { ...data, ...result.data, [`todo.${name}`]: command.set(left[name]) }
    } else if (result !== 'changed' && 'again' in result) {
      left[name] =
        result.watched === undefined
          ? { ...plain, due: result.again }
          : { ...plain, due: result.again, lastError: result.watched, watched: true }
      data = { ...data, ...result.data, [`todo.${name}`]: command.set(left[name]) }
    } else if (result !== 'changed') {
      delete left[name]
      data = { ...data, ...result.data, [`todo.${name}`]: command.remove() }
      Object.assign(added, result.add)
    }
  }
  // Last, so that what one effect adds is not crossed off by another that ran beside it under the same name.
  for (const [name, due] of Object.entries(added)) {
    left[name] = { due, tries: 0 }
    data[`todo.${name}`] = command.set(left[name])
  }
  return change(
    kind.collection,
    { _id: document._id, ...guards, ...unwoken(document) },
    {
      ...data,
      nextDue: nextDue(left),
      stuck: Object.values(left).some(isForStaff),
      ...(Object.keys(added).length > 0 ? { woken: command.inc(1) } : {}),
    },
  )
}

/**
 * Nothing is due: `nextDue` is put right, if whoever added the last to-do left it at his own now; and `stuck`, if he took
 * the last one away that staff had to see.
 */
async function put(kind: Kind, { _id, todo, nextDue: due, stuck, woken }: Carrier): Promise<void> {
  const right = { nextDue: nextDue(todo), stuck: Object.values(todo).some(isForStaff) }
  if (right.nextDue === due && right.stuck === stuck) return
  await change(kind.collection, { _id, nextDue: due, stuck, ...unwoken({ woken }) }, right)
}

function unwoken({ woken }: { woken?: number | undefined }): Record<string, unknown> {
  return { woken: woken === undefined ? command.exists(false) : woken }
}
