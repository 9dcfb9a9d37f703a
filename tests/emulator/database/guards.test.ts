import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

describe('guarded updates', () => {
  it('applies when the guard holds and answers 0 when it does not', async () => {
    const client = await openClient()
    await client.add('shelves', { _id: 's1', left: 2 })
    const take = () => client.update('shelves', { _id: 's1', left: { $gte: 1 } }, { $inc: { left: -1 } })
    expect([await take(), await take(), await take()]).toEqual([1, 1, 0])
    expect(await client.get('shelves')).toEqual([{ _id: 's1', left: 0 }])
  })

  it('never lets 100 interleaved buyers take more than there is', async () => {
    const delays = fc.array(fc.nat(8), { minLength: 100, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(fc.nat(120), delays, async (stock, turns) => {
        const client = await openClient()
        await client.add('shelves', { _id: 's1', left: stock })
        const buy = async (wait: number) => {
          for (let turn = 0; turn < wait; turn++) await Promise.resolve()
          return client.update('shelves', { _id: 's1', left: { $gte: 1 } }, { $inc: { left: -1 } })
        }
        const sold = (await Promise.all(turns.map(buy))).reduce((sum, updated) => sum + updated, 0)
        expect(sold).toBe(Math.min(stock, 100))
        expect(await client.get('shelves')).toEqual([{ _id: 's1', left: stock - sold }])
      }),
      { numRuns: 30 },
    )
  })

  it('counts an update that changes nothing as 0', async () => {
    const client = await openClient()
    await client.add('orders', { _id: 'o1', state: 'paid' })
    expect(await client.update('orders', { _id: 'o1' }, { $set: { state: 'paid' } })).toBe(0)
  })

  it('changes only one of several with multi switched off', async () => {
    const client = await openClient()
    await client.add('orders', [
      { _id: 'o1', n: 1 },
      { _id: 'o2', n: 1 },
    ])
    expect(await client.update('orders', { n: 1 }, { $inc: { n: 1 } }, { multi: false })).toBe(1)
    expect(await client.update('orders', { n: { $lte: 2 } }, { $inc: { n: 1 } })).toBe(2)
  })
})

describe('unique keys', () => {
  it('refuses a second document of the same _id with E11000', async () => {
    const client = await openClient()
    await client.add('orders', { _id: 'o1' })
    const error = await refusal(client.add('orders', { _id: 'o1' }))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toContain(
      'E11000 duplicate key error collection: tnt-local.orders index: _id_ dup key: { _id: "o1" }',
    )
  })

  it('lets exactly one of 50 simultaneous inserts of one _id through', async () => {
    const client = await openClient()
    const inserts = Array.from({ length: 50 }, (_, n) => client.add('orders', { _id: 'o1', n }))
    const outcomes = await Promise.allSettled(inserts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('counts a missing field as null in a unique index', async () => {
    const client = await openClient({
      indexes: { shops: [{ name: 'by_code', fields: { code: 1 }, unique: true }] },
    })
    await client.add('shops', { _id: 'a' })
    const error = await refusal(client.add('shops', { _id: 'b' }))
    expect(error.message).toContain('index: by_code dup key: { code: null }')
  })

  it('refuses an update into a taken key and leaves the document as it was', async () => {
    const client = await openClient({
      indexes: { shops: [{ name: 'by_code', fields: { code: 1 }, unique: true }] },
    })
    await client.add('shops', [
      { _id: 'a', code: 1 },
      { _id: 'b', code: 2 },
    ])
    const error = await refusal(client.update('shops', { _id: 'b' }, { $set: { code: 1 } }))
    expect(error.message).toContain('E11000')
    expect(await client.get('shops', { code: 2 })).toEqual([{ _id: 'b', code: 2 }])
    await client.remove('shops', { _id: 'a' })
    expect(await client.update('shops', { _id: 'b' }, { $set: { code: 1 } })).toBe(1)
  })

  it('keeps the documents before the refused one of a list, as insertMany does', async () => {
    const client = await openClient()
    await client.add('orders', { _id: 'b' })
    await refusal(client.add('orders', [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]))
    expect((await client.get('orders', {}, { sort: { _id: 1 } })).map(({ _id }) => _id)).toEqual(['a', 'b'])
  })
})
