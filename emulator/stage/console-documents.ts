/** One document of a collection in the console: opened as text, and written back through the database's own door. */
import { decode, encodeForDisk } from '../database/ejson.ts'
import { CloudError } from '../database/errors.ts'
import { isDoc, type Doc } from '../database/values.ts'
import type { Cloud } from '../types.ts'
import { Refusal } from './http.ts'

export interface OpenedDocument {
  /** EJSON, two spaces a level: what is edited. */
  text: string
}

/** Bytes of what may be sent, by the action: a document may be large, a whole state larger. */
export const largestBody: Record<string, number> = {
  'save-document': 16 * 1024 * 1024,
  'add-document': 16 * 1024 * 1024,
  'remove-document': 16 * 1024 * 1024,
  import: 512 * 1024 * 1024,
}

/** `id` is EJSON, so that a number and its digits are two ids. */
export function openDocument(cloud: Cloud, collection: string, id: string): OpenedDocument {
  return { text: pretty(theDocument(cloud, collection, idOf(id))) }
}

/**
 * Replaces a document that still is what it was when it was opened.
 * @throws Refusal 412 when it has changed since, 409 while somebody's transaction holds it, 404 when it is gone.
 */
export async function saveDocument(
  cloud: Cloud,
  { collection, id, base, text }: { collection: string; id: string; base: string; text: string },
): Promise<OpenedDocument> {
  const _id = idOf(id)
  const changed = documentIn(text)
  if (!sameId(changed._id ?? _id, _id)) throw new Refusal(400, '编号不能改；要另一个编号，就新加一份')
  await whileItIs(cloud, { collection, _id, base }, 'database.modifyDocument', {
    queryType: 'DOC',
    data: encodeForDisk({ ...changed, _id }),
    merge: false,
    upsert: false,
  })
  return openDocument(cloud, collection, id)
}

/** Adds a document. Without an `_id` it gets one. */
export async function addDocument(
  cloud: Cloud,
  { collection, text }: { collection: string; text: string },
): Promise<{ id: string }> {
  const data = [encodeForDisk(documentIn(text))]
  const reply = await asked(() =>
    cloud.database.request('database.insertDocument', { collectionName: collection, data }),
  )
  return { id: encodeForDisk((reply['data'] as { insertedIds: unknown[] }).insertedIds[0]) }
}

/** Takes a document away that still is what was shown; refuses as saving does. */
export async function removeDocument(
  cloud: Cloud,
  { collection, id, base }: { collection: string; id: string; base: string },
): Promise<void> {
  await whileItIs(cloud, { collection, _id: idOf(id), base }, 'database.removeDocument', {})
}

/**
 * Writes a document if it is what `base` says. In a transaction, because a plain write would wait for whoever holds the
 * document and then go over what that left; a transaction that meets another's write is refused instead.
 */
async function whileItIs(
  cloud: Cloud,
  { collection, _id, base }: { collection: string; _id: unknown; base: string },
  action: string,
  how: Record<string, unknown>,
): Promise<void> {
  const { request } = cloud.database
  stillIs(theDocument(cloud, collection, _id), base)
  const { transactionId } = await request('database.startTransaction', {})
  const one = { collectionName: collection, query: encodeForDisk({ _id }), multi: false, transactionId }
  try {
    // From this first request on, whatever others write is a conflict; so what is compared is what is written over.
    await request('database.getDocument', { ...one, queryType: 'DOC' })
    stillIs(theDocument(cloud, collection, _id), base)
    await asked(() => request(action, { ...one, ...how }))
    await request('database.commitTransaction', { transactionId })
  } catch (error) {
    // A transaction that was refused is over already, and ending it again is refused too.
    await request('database.abortTransaction', { transactionId }).catch(() => {})
    if (!isConflict(error)) throw error
    stillIs(theDocument(cloud, collection, _id), base)
    throw new Refusal(409, '有个事务正拿着它，还没结束，这次没动它。你写的还在上面，过一会儿再来一次')
  }
}

const isConflict = (error: unknown) =>
  error instanceof CloudError && error.code === 'DATABASE_TRANSACTION_CONFLICT'

function theDocument(cloud: Cloud, collection: string, _id: unknown): Doc {
  if (!cloud.database.collections().some(({ name }) => name === collection))
    throw new Refusal(404, '没有这个集合')
  const [found] = cloud.database.find<Doc>(collection, { _id })
  if (!found) throw new Refusal(404, '这份文档不在了')
  return found
}

function stillIs(document: Doc, base: string): void {
  if (pretty(document) !== base) throw new Refusal(412, '你打开之后它变了，这次没动它。你写的还在上面')
}

function documentIn(text: string): Doc {
  let value: unknown
  try {
    value = decode(text, 0)
  } catch (error) {
    const where = /position (\d+)/.exec(String(error))?.[1]
    throw new Refusal(400, where ? `这不是 JSON，第 ${where} 个字附近不对` : '这不是 JSON')
  }
  if (!isDoc(value)) throw new Refusal(400, '一份文档要写成 { … }')
  return value
}

function idOf(id: string): unknown {
  try {
    return decode(id, 0)
  } catch {
    throw new Refusal(400, '编号写得不对')
  }
}

const sameId = (one: unknown, other: unknown) => encodeForDisk(one) === encodeForDisk(other)

const pretty = (document: Doc) => JSON.stringify(JSON.parse(encodeForDisk(document)), null, 2)

/** What the database refuses is said in Chinese, with its own words behind. */
async function asked<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (isConflict(error)) throw error
    const words = error instanceof Error ? error.message : String(error)
    if (/E11000/.test(words)) throw new Refusal(409, `编号或者唯一的字段和别的文档一样了（${words}）`)
    throw new Refusal(400, `数据库不收：${words}`)
  }
}
