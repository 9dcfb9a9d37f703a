import { openDatabase } from '../../../emulator/database/index.ts'
import { openJournal } from '../../../emulator/durable/journal.ts'

/**
 * Run as a process of its own that may write files up to a size, as on a disk that fills up: the last write is cut short and the
 * next is refused. Fills a journal or a database until then, goes on for some more, and tells what it was told.
 */
export interface Told {
  /** Why it could not be opened. */
  closed?: string
  /** Keys that were acknowledged, in their order. */
  kept: string[]
  refusals: string[]
  /** What it was answered when it then asked for the first key that was refused. */
  read?: string
}

/** Enough to meet any limit of these tests. */
const TRIES = 200
const VALUE = { fen: 100, note: '邻'.repeat(300) }

interface Fillable {
  set(key: string): unknown
  /** Answers in words. */
  get(key: string): unknown
}

const [kind, path] = process.argv.slice(2) as ['journal' | 'database', string]
const told: Told = { kept: [], refusals: [] }
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
try {
  await fill(await open())
} catch (error) {
  told.closed = wordsOf(error)
}
process.stdout.write(JSON.stringify(told), () => process.exit())

async function open(): Promise<Fillable> {
  if (kind === 'journal') {
    const journal = openJournal<object>(path)
    return { set: key => journal.set(key, VALUE), get: key => JSON.stringify(journal.get(key)) }
  }
  const database = await openDatabase({ data: path, clock: () => 0, autoCreate: true })
  const ask = (action: string, body: object) => database.handle(action, { collectionName: 'orders', ...body })
  return {
    set: key => ask('database.insertDocument', { data: [JSON.stringify({ _id: key, ...VALUE })] }),
    get: async key => {
      const { reply } = await ask('database.getDocument', {
        query: JSON.stringify({ _id: key }),
        queryType: 'WHERE',
      })
      return JSON.stringify(reply)
    },
  }
}

async function fill(store: Fillable): Promise<void> {
  let refused: string | undefined
  for (let n = 0; n < TRIES && told.refusals.length < 3; n++) {
    const key = `key-${String(n).padStart(3, '0')}`
    try {
      await store.set(key)
      told.kept.push(key)
    } catch (error) {
      told.refusals.push(wordsOf(error))
      refused ??= key
    }
  }
  if (refused === undefined) return
  try {
    told.read = String(await store.get(refused))
  } catch (error) {
    told.read = wordsOf(error)
  }
}
