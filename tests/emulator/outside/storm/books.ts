import { expect } from 'vitest'
import type { Control } from '../control.ts'

export const ACCOUNTS = 4
export const FEN_EACH = 1000
export const ON_SHELF = 1_000_000
export const CLIENTS = ['east', 'west']
const STAMPED = 5

type Doc = Record<string, unknown>

/** What must be there before the clients come; again and again is the same. */
export async function setUp(control: Control, insert: (name: string, docs: Doc[]) => Promise<void>) {
  const collections = await control<{ name: string }[]>('database.collections')
  if (collections.some(({ name }) => name === 'shelves')) return
  await insert('shelves', [{ _id: 'shelf', left: ON_SHELF, sold: 0, buyers: [] }])
  await insert(
    'accounts',
    Array.from({ length: ACCOUNTS }, (_, n) => ({ _id: `a${n}`, fen: FEN_EACH })),
  )
  for (const lane of CLIENTS)
    await insert(
      'stamped',
      Array.from({ length: STAMPED }, (_, n) => ({ _id: `${lane}${n}`, lane, word: '' })),
    )
}

/** Everything that was acknowledged is there, nothing is half there, and the books add up. */
export async function checkBooks(control: Control, acknowledged: Map<string, string[]>): Promise<void> {
  const find = (name: string) => control<Doc[]>('database.find', name)
  const said = (kind: string) => acknowledged.get(kind) ?? []
  const ids = (docs: Doc[]) => new Set(docs.map(({ _id }) => String(_id)))

  const crates = ids(await find('crates'))
  expect([...said('insert'), ...said('also')].filter(id => !crates.has(id))).toEqual([])

  const [shelf] = (await find('shelves')) as [{ left: number; sold: number; buyers: string[] }]
  expect([shelf.left + shelf.sold, new Set(shelf.buyers).size]).toEqual([ON_SHELF, shelf.sold])
  expect(said('buy').filter(id => !shelf.buyers.includes(id))).toEqual([])

  const parts = new Map<string, number>()
  for (const { batch } of await find('batches')) parts.set(String(batch), (parts.get(String(batch)) ?? 0) + 1)
  expect([...parts].filter(([, count]) => count !== 4)).toEqual([])
  expect(said('batch').filter(id => !parts.has(id))).toEqual([])

  const stamped = await find('stamped')
  for (const lane of CLIENTS)
    expect(new Set(stamped.filter(doc => doc['lane'] === lane).map(doc => doc['word'])).size).toBe(1)

  const moves = await find('moves')
  const moved = ids(moves)
  expect(said('move').filter(id => !moved.has(id))).toEqual([])
  for (const { _id, fen } of await find('accounts')) {
    const out = moves.filter(({ from }) => from === _id).length
    const into = moves.filter(({ to }) => to === _id).length
    expect([_id, fen]).toEqual([_id, FEN_EACH - out + into])
  }

  const orders = await control<{ outTradeNo: string; state: string }[]>('pay.records')
  const states = new Map(orders.map(({ outTradeNo, state }) => [outTradeNo, state]))
  expect(said('ordered').filter(id => !states.has(id))).toEqual([])
  expect(said('paid').filter(id => states.get(id) !== 'SUCCESS')).toEqual([])

  const delivered = await control<{ data: Record<string, { value: string }> }[]>('messages.delivered')
  const messages = new Set(delivered.map(({ data }) => data['character_string1']?.value))
  expect(said('message').filter(id => !messages.has(id))).toEqual([])
  // Every permission is either still there or has become a message.
  const left = await control<number>('messages.quota', 'oLinWan', 'STORM')
  expect(left + delivered.length).toBeGreaterThanOrEqual(said('accepted').length)
}
