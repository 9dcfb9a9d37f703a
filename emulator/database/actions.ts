import { aggregate } from './aggregate.ts'
import { encodeForWire } from './ejson.ts'
import type { Engine } from './engine.ts'
import { CloudError, invalidParam } from './errors.ts'
import { DEFAULT_GET_LIMIT, MAX_GET_LIMIT } from './limits.ts'
import { project } from './fields.ts'
import { checkSort } from './query.ts'
import { search } from './search.ts'
import { newTally, type RequestStats } from './tally.ts'
import { ObjectId } from 'bson'
import { isArray } from './values.ts'
import { answer, read, readDoc, readQuery, readWritten } from './wire.ts'
import { insert, modify, remove } from './writes.ts'

/** The `database.*` actions of the wire protocol, each from its body to its reply. */

export type Body = Record<string, unknown>
export type Reply = Record<string, unknown>

interface Request {
  engine: Engine
  body: Body
  tally: RequestStats
}

type Action = (request: Request) => Reply | Promise<Reply>

const addCollection: Action = ({ engine, body, tally }) => {
  tally.writes = 1
  engine.addCollection(collectionName(body))
  return {}
}

const insertDocument: Action = async ({ engine, body, tally }) => {
  tally.writes = 1
  const collection = engine.collection(collectionName(body))
  const texts = isArray(body.data) ? body.data : [body.data]
  const docs = texts.map(text => readWritten(engine, text, 'Insert'))
  const ids = await insert(engine, collection, docs, engine.transaction(body.transactionId), tally)
  return { data: { insertedIds: ids.map(plainId) } }
}

const getDocument: Action = ({ engine, body, tally }) => {
  const collection = engine.collection(collectionName(body))
  const transaction = engine.transaction(body.transactionId)
  const one = body.queryType === 'DOC'
  const limit = one ? 1 : Math.min(count(body.limit) || DEFAULT_GET_LIMIT, MAX_GET_LIMIT)
  const skip = one ? 0 : count(body.offset)
  const query = readQuery(engine, body.query)
  const sort = checkSort(body.order === undefined ? undefined : readDoc(engine, body.order, 'order'))
  const found = search(engine, collection, { query, sort, skip, limit, transaction }, tally)
  const fields = body.projection === undefined ? {} : readDoc(engine, body.projection, 'projection')
  const docs = project(
    found.map(({ doc }) => doc),
    fields,
    query,
  )
  tally.read = docs.length
  return { data: { list: answer(docs), limit, offset: skip } }
}

const calculateDocument: Action = ({ engine, body, tally }) => {
  const collection = engine.collection(collectionName(body))
  const query = readQuery(engine, body.query)
  return { data: { total: search(engine, collection, { query }, tally).length } }
}

const modifyDocument: Action = async ({ engine, body, tally }) => {
  tally.writes = 1
  const collection = engine.collection(collectionName(body))
  const transaction = engine.transaction(body.transactionId)
  const modification = {
    query: readQuery(engine, body.query),
    data: readWritten(engine, body.data, 'Update'),
    merge: body.merge !== false,
    multi: body.multi === true,
    upsert: body.upsert === true,
  }
  const { updated, upsertedId } = await modify(engine, collection, modification, transaction, tally)
  return { data: { updated, upsert_id: upsertedId === undefined ? undefined : plainId(upsertedId) } }
}

const modifyAndReturnDoc: Action = async ({ engine, body, tally }) => {
  tally.writes = 1
  const collection = engine.collection(collectionName(body))
  const transaction = engine.transaction(body.transactionId)
  const modification = {
    query: readQuery(engine, body.query),
    data: readWritten(engine, body.data, 'Update'),
    merge: true,
    multi: false,
    upsert: false,
  }
  const { matched, doc } = await modify(engine, collection, modification, transaction, tally)
  tally.read = matched
  return { data: { updated: matched, doc: doc ? encodeForWire(doc) : null } }
}

const removeDocument: Action = async ({ engine, body, tally }) => {
  tally.writes = 1
  const collection = engine.collection(collectionName(body))
  const transaction = engine.transaction(body.transactionId)
  const removal = { query: readQuery(engine, body.query), multi: body.multi === true }
  return { data: { deleted: await remove(engine, collection, removal, transaction, tally) } }
}

const aggregateDocuments: Action = ({ engine, body, tally }) => {
  const collection = engine.collection(collectionName(body))
  if (!isArray(body.stages)) throw invalidParam('stages must be an array')
  const stages = body.stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
    if (typeof stage?.stageKey !== 'string') throw invalidParam('stageKey must be a string')
    return { [stage.stageKey]: read(engine, stage.stageValue, 'stageValue') }
  })
  const docs = aggregate(engine, collection, stages, tally)
  tally.read = docs.length
  return { data: { list: answer(docs) } }
}

const startTransaction: Action = ({ engine }) => ({ transactionId: engine.transactions.begin().id })

const commitTransaction: Action = ({ engine, body }) => {
  engine.commitTransaction(engine.transaction(body.transactionId) ?? missingTransaction())
  return {}
}

const abortTransaction: Action = ({ engine, body }) => {
  engine.transactions.end(engine.transaction(body.transactionId) ?? missingTransaction())
  return {}
}

const ACTIONS: Record<string, Action> = {
  'database.addCollection': addCollection,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}

/**
 * Answers one action. Nothing is told before it is durable: reply and refusal alike wait for every commit made
 * until then, also those of others, because they may have been read.
 */
export async function handle(
  engine: Engine,
  action: string,
  body: Body,
): Promise<{ reply: Reply; stats: RequestStats }> {
  const name = body.collectionName
  const tally = newTally(typeof name === 'string' ? name : undefined)
  try {
    const run = ACTIONS[action]
    if (!run) throw invalidParam(`unknown action ${action}`)
    const reply = await run({ engine, body, tally })
    await engine.store.settled()
    return { reply, stats: tally }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    await engine.store.settled()
    error.stats = tally
    throw error
  }
}

function collectionName(body: Body): string {
  if (typeof body.collectionName === 'string' && body.collectionName !== '') return body.collectionName
  throw invalidParam('collectionName must be a non-empty string')
}

function missingTransaction(): never {
  throw invalidParam('transactionId must be a non-empty string')
}

const count = (value: unknown) => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0)

const plainId = (id: unknown) => (id instanceof ObjectId ? id.toHexString() : id)
