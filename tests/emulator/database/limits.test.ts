import { calculateObjectSize } from 'bson'
import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

const MB = 1024 * 1024
/** Bytes of `{"_id":"a","t":""}`. */
const BARE = 18

const textOf = (bytes: number) => 'x'.repeat(bytes)

describe('a document', () => {
  it('grows to 16 MB and not beyond', async () => {
    const client = await openClient()
    const grow = (change: object) => client.update('orders', { _id: 'a' }, { $set: change })
    await client.add('orders', { _id: 'a', b: textOf(4 * MB) })
    await grow({ c: textOf(4 * MB) })
    await grow({ d: textOf(4 * MB) })
    const [whole] = await client.get('orders')
    const rest = 16 * MB - calculateObjectSize({ ...whole, e: '' })

    const error = await refusal(grow({ e: textOf(rest + 1) }))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toContain(`object to update too large. size in bytes: ${16 * MB + 1}`)
    expect(await client.get('orders', {}, { fields: { e: 1 } })).toEqual([{ _id: 'a' }])
    expect(await grow({ e: textOf(rest) })).toBe(1)
  })

  it('is handed over with up to 5 MB at a time', async () => {
    const client = await openClient()
    const add = (bytes: number) => client.add('orders', { _id: 'a', t: textOf(bytes - BARE) })
    const error = await refusal(add(5 * MB + 1))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toContain('object to insert too large')
    expect(await client.count('orders')).toBe(0)
    expect(await add(5 * MB)).toEqual(['a'])
  })
})

describe('an answer', () => {
  it('holds documents of 16 MB and not more', async () => {
    const client = await openClient()
    const four = ['a', 'b', 'c', 'd'].map(_id => ({ _id, t: textOf(4 * MB - BARE) }))
    await client.add('orders', four)
    expect(await client.get('orders')).toHaveLength(4)

    await client.add('orders', { _id: 'e' })
    const error = await refusal(client.get('orders'))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toContain('exceeds the limit of 16777216 bytes')
    expect(await refusal(client.aggregate('orders', { $match: {} }))).toMatchObject({ code: error.code })
    expect(await client.get('orders', {}, { fields: { _id: 1 } })).toHaveLength(5)
  })
})
