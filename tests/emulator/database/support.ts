import { EJSON } from 'bson'
import { CloudError, openDatabase, type Database } from '../../../emulator/database/index.ts'
import type { DatabaseOptions } from '../../../emulator/database/index.ts'

/** Speaks the wire protocol to one database, without HTTP. */
export interface Client {
  db: Database
  add(collection: string, docs: object | object[], tx?: string): Promise<unknown[]>
  get(collection: string, query?: object, more?: GetOptions): Promise<Record<string, unknown>[]>
  examined(collection: string, query?: object, more?: GetOptions): Promise<number>
  count(collection: string, query?: object): Promise<number>
  update(collection: string, query: object, data: object, more?: UpdateOptions): Promise<number>
  set(collection: string, id: unknown, doc: object, tx?: string): Promise<Record<string, unknown>>
  remove(collection: string, query?: object, more?: { multi?: boolean; tx?: string }): Promise<number>
  aggregate(collection: string, ...stages: object[]): Promise<Record<string, unknown>[]>
  begin(): Promise<string>
  commit(tx: string): Promise<void>
  abort(tx: string): Promise<void>
  raw(action: string, body: object): ReturnType<Database['handle']>
}

export interface GetOptions {
  sort?: object
  skip?: number
  limit?: number
  fields?: object
  tx?: string
}
export interface UpdateOptions {
  multi?: boolean
  tx?: string
}

const write = (value: unknown) => EJSON.stringify(value as object, { relaxed: false })

export async function openClient(options: Partial<DatabaseOptions> = {}): Promise<Client> {
  const memory = options.data === undefined
  const db = await openDatabase({ memory, clock: () => NOW, autoCreate: true, ...options })
  return clientOf(db)
}

/** The fixed now of these tests: 2026-01-05T10:00:00Z. */
export const NOW = Date.UTC(2026, 0, 5, 10)

export function clientOf(db: Database): Client {
  const raw = (action: string, body: object) =>
    db.handle(`database.${action}`, body as Record<string, unknown>)
  const data = async (action: string, body: object) => {
    const { reply } = await raw(action, JSON.parse(JSON.stringify(body)) as object)
    return reply.data as Record<string, unknown>
  }
  const getBody = (collectionName: string, query: object = {}, more: GetOptions = {}) => ({
    collectionName,
    queryType: 'WHERE',
    query: write(query),
    order: more.sort && write(more.sort),
    offset: more.skip,
    limit: more.limit,
    projection: more.fields && write(more.fields),
    transactionId: more.tx,
  })
  return {
    db,
    raw,
    async add(collectionName, docs, tx) {
      const texts = [docs].flat().map(write)
      return (await data('insertDocument', { collectionName, data: texts, transactionId: tx }))
        .insertedIds as unknown[]
    },
    async get(collection, query, more) {
      const { list } = await data('getDocument', getBody(collection, query, more))
      return (list as string[]).map(text => EJSON.parse(text) as Record<string, unknown>)
    },
    async examined(collection, query, more) {
      return (await raw('getDocument', getBody(collection, query, more))).stats.examined
    },
    async count(collectionName, query = {}) {
      return (await data('calculateDocument', { collectionName, query: write(query) })).total as number
    },
    async update(collectionName, query, change, { multi = true, tx } = {}) {
      const body = {
        collectionName,
        query: write(query),
        data: write(change),
        merge: true,
        multi,
        transactionId: tx,
      }
      return (await data('modifyDocument', body)).updated as number
    },
    async set(collectionName, id, doc, tx) {
      const body = { collectionName, query: write({ _id: id }), data: write(doc), merge: false, upsert: true }
      return data('modifyDocument', { ...body, multi: false, transactionId: tx })
    },
    async remove(collectionName, query = {}, { multi = true, tx } = {}) {
      const body = { collectionName, query: write(query), multi, transactionId: tx }
      return (await data('removeDocument', body)).deleted as number
    },
    async aggregate(collectionName, ...stages) {
      const wire = stages.flatMap(stage =>
        Object.entries(stage).map(([stageKey, value]) => ({
          stageKey,
          stageValue: typeof value === 'object' ? write(value) : JSON.stringify(value),
        })),
      )
      const { list } = await data('aggregateDocuments', { collectionName, stages: wire })
      return (list as string[]).map(text => EJSON.parse(text) as Record<string, unknown>)
    },
    async begin() {
      return (await raw('startTransaction', {})).reply.transactionId as string
    },
    async commit(tx) {
      await raw('commitTransaction', { transactionId: tx })
    },
    async abort(tx) {
      await raw('abortTransaction', { transactionId: tx })
    },
  }
}

/** The CloudError a promise rejects with. */
export async function refusal(promise: Promise<unknown>): Promise<CloudError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof CloudError) return error
    throw error
  }
  throw new Error('it was not refused')
}
