import { handle, type Body, type Reply } from './actions.ts'
import type { Collection } from './collection.ts'
import { badLine } from '../durable/store-error.ts'
import { checkDocument, isCollectionName } from './documents.ts'
import { encodeForDisk, decode } from './ejson.ts'
import { Engine } from './engine.ts'
import { CloudError, StoreError } from './errors.ts'
import type { IndexDeclarations } from './indexes.ts'
import { search } from './search.ts'
import { memoryStore, type Store } from './store.ts'
import { openLevelStore } from './store-level.ts'
import { newTally, type RequestStats } from './tally.ts'
import { encodeValue } from './order.ts'
import type { Change } from './transactions.ts'
import { clone, isDoc, type Doc } from './values.ts'

export { CloudError, StoreError } from './errors.ts'
export type { IndexDeclaration, IndexDeclarations } from './indexes.ts'
export type { RequestStats } from './tally.ts'

export interface DatabaseOptions {
  /** Folder of the durable store. Give this or `memory`. */
  data?: string
  /** Keep nothing on disk. */
  memory?: boolean
  /** The cloud's now in ms since 1970; `db.serverDate()` and `$currentDate` come from it. */
  clock: () => number
  /** Create a collection on its first use instead of answering DATABASE_COLLECTION_NOT_EXIST. */
  autoCreate?: boolean
  /** Indexes by collection; a collection listed here exists from the start. */
  indexes?: IndexDeclarations
  /** Let a query that no declared index serves fail with LOCAL_UNDECLARED_SCAN. */
  refuseUndeclaredScans?: boolean
  /** Do not force the disk at every commit; `flush()` does it. */
  relaxedDurability?: boolean
}

export interface Database {
  /** Answers one `database.*` action; `body` as parsed JSON. Throws CloudError (with `stats`). */
  handle(action: string, body: Body): Promise<{ reply: Reply; stats: RequestStats }>
  /** Every collection with its number of documents. */
  collections(): { name: string; count: number }[]
  /** Reads without limits and without counting; copies, as plain JavaScript values. */
  find(collection: string, query?: object): Doc[]
  /** Everything, one EJSON line per collection and per document. */
  dump(): string
  /** Takes a dump back, whole or not at all; the database must hold no documents. Durable after `flush()`. */
  restore(dump: string): void
  /**
   * The same in two steps: throws what `restore` would, and answers how to take in what was read. That writes all of it, or
   * throws and writes nothing, when the database is empty no more.
   */
  readDump(dump: string): () => void
  /** The same for more lines than one text could hold. A bad one throws, and a part of those before it is there. */
  load(lines: Iterable<string>): void
  /** Resolves when everything written until now is on disk. */
  flush(): Promise<void>
  /** Ends open transactions, waits for the disk and lets the folder go. */
  close(): Promise<void>
}

/** Opens the emulated database. Throws StoreError when the folder cannot be used; it is then left as it was. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { data, memory = false, relaxedDurability = false } = options
  if (memory === (data !== undefined))
    throw new Error('openDatabase needs either a data folder or memory: true')
  const store = data === undefined ? memoryStore : await openLevelStore(data, { relaxed: relaxedDurability })
  const engine = new Engine({ ...options, store })
  try {
    await fill(engine, store, data)
  } catch (error) {
    await store.close()
    throw error
  }

  return {
    handle: (action, body) => handle(engine, action, body),
    collections: () => engine.collections().map(({ name, count }) => ({ name, count })),
    find(name, query = {}) {
      const collection = engine.collections().find(one => one.name === name)
      if (!collection) return []
      const found = search(engine, collection, { query: query as Doc, trusted: true }, newTally())
      return found.map(({ doc }) => clone(doc))
    },
    dump: () => dump(engine),
    restore: text => readDump(engine, text)(),
    readDump: text => readDump(engine, text),
    load: lines => load(engine, lines),
    flush: () => store.flush(),
    async close() {
      engine.transactions.endAll()
      await store.close()
    },
  }
}

async function fill(engine: Engine, store: Store, folder = ''): Promise<void> {
  await store.load((collection, text) => {
    const document = text === null ? null : (decode(text, 0) as Doc)
    try {
      engine.load(collection, document)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      // The documents are whole; it is the declaration that is new, and nobody should move a folder away for that.
      throw new StoreError(
        `The local database in ${folder} holds documents of "${collection}" that the indexes declared now refuse ` +
          `(${error.message}); nothing was changed. Open it without that index and change the documents, or declare it otherwise.`,
        { cause: error },
      )
    }
  })
  engine.declareCollections()
}

function dump(engine: Engine): string {
  let lines = ''
  for (const collection of engine.collections()) {
    const name = JSON.stringify(collection.name)
    lines += `{"collection":${name}}\n`
    for (const { latest } of collection.everything()) {
      if (latest?.doc) lines += `{"collection":${name},"document":${encodeForDisk(latest.doc)}}\n`
    }
  }
  return lines
}

function readDump(engine: Engine, text: string): () => void {
  refuseFilled(engine)
  const lines: DumpLine[] = []
  for (const [index, line] of text.split('\n').entries())
    if (line !== '') lines.push(readLine(line, index + 1))
  // What cannot be written out would be met half-way through the commit.
  for (const { document } of lines) if (document) encodeForDisk(document)
  check(engine, lines)
  return () => {
    refuseFilled(engine)
    takeIn(engine, lines)
  }
}

/** Documents of one commit while loading: all in one would have to be held twice. */
const LOADED_AT_ONCE = 1000

function load(engine: Engine, lines: Iterable<string>): void {
  refuseFilled(engine)
  let batch: DumpLine[] = []
  let number = 0
  const takeBatch = () => {
    check(engine, batch)
    takeIn(engine, batch)
    batch = []
  }
  for (const line of lines) {
    number += 1
    if (line === '') continue
    batch.push(readLine(line, number))
    if (batch.length === LOADED_AT_ONCE) takeBatch()
  }
  takeBatch()
}

function refuseFilled(engine: Engine): void {
  const filled = engine.collections().find(({ count }) => count > 0)
  if (filled)
    throw new StoreError(`a dump can only be restored into an empty database, and "${filled.name}" is not`)
}

interface DumpLine {
  collection: string
  document?: Doc
}

/** What no engine would have stored is refused before anything is. */
function check(engine: Engine, batch: DumpLine[]): void {
  const known = new Map(engine.collections().map(collection => [collection.name, collection]))
  const taken = new Set<string>()
  for (const { collection: name, document } of batch) {
    if (!document) continue
    const collection = known.get(name)
    for (const key of uniqueKeys(collection, document)) {
      if (taken.has(`${name} ${key}`))
        throw new StoreError(`the dump has two documents of "${name}" with one unique key`)
      taken.add(`${name} ${key}`)
    }
    collection?.refuseDuplicates(nobody, document, 'Insert')
    if (collection?.place(document._id)?.latest)
      throw new StoreError(`the dump has two documents of "${name}" with one _id`)
  }
}

function takeIn(engine: Engine, batch: DumpLine[]): void {
  const known = new Map(engine.collections().map(collection => [collection.name, collection]))
  for (const { collection: name } of batch) {
    if (known.has(name)) continue
    engine.addCollection(name)
    known.set(name, engine.collection(name))
  }
  engine.commit(
    batch.flatMap(({ collection: name, document }): Change[] => {
      if (!document) return []
      const collection = known.get(name)!
      return [{ collection, record: collection.takePlace(document._id), doc: document }]
    }),
  )
}

/** A place that no document has. */
const nobody = { key: '', age: 0, latest: null, lockedBy: null }

function uniqueKeys(collection: Collection | undefined, document: Doc): string[] {
  const own = `_id_ ${encodeValue(document._id)}`
  const others = collection?.indexes.filter(({ unique, name }) => unique && name !== '_id_') ?? []
  return [own, ...others.flatMap(index => index.keysOf(document).keys.map(key => `${index.name} ${key}`))]
}

function readLine(line: string, number: number): DumpLine {
  let parsed: { collection?: unknown; document?: unknown } | null
  try {
    parsed = decode(line, 0) as typeof parsed
  } catch {
    throw badLine(number, 'is not EJSON')
  }
  const { collection, document } = parsed ?? {}
  if (typeof collection !== 'string' || !isCollectionName(collection))
    throw badLine(number, 'names no collection')
  if (document === undefined) return { collection }
  if (!isDoc(document)) throw badLine(number, 'holds something else than a document')
  try {
    checkDocument(document, 'Insert')
  } catch (error) {
    throw badLine(number, `holds what is no document: ${(error as Error).message}`)
  }
  return { collection, document }
}
