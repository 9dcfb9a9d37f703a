import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openClient, refusal, type Client } from './support.ts'

const SHOPS = { shops: [{ name: 'by_code', fields: { code: 1 as const }, unique: true }] }

const opened = async (): Promise<Client> => {
  const client = await openClient({ indexes: { ...SHOPS, accounts: [{ name: 'by_v', fields: { v: 1 } }] } })
  await client.add('accounts', [
    { _id: 'A', v: 100 },
    { _id: 'B', v: 0 },
  ])
  return client
}

const isConflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const isGone = { code: 'DATABASE_TRANSACTION_FAIL' }

describe('what a transaction sees', () => {
  it('is the moment of its first operation, whatever happens later', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'B' }, { $inc: { v: 1 } })
    expect(await client.get('accounts', { _id: 'B' }, { tx })).toEqual([{ _id: 'B', v: 1 }])

    await client.update('accounts', { _id: 'B' }, { $inc: { v: 1 } })
    await client.remove('accounts', { _id: 'A' })
    await client.add('accounts', { _id: 'C', v: 7 })
    expect(await client.get('accounts', {}, { tx, sort: { _id: 1 } })).toEqual([
      { _id: 'A', v: 100 },
      { _id: 'B', v: 1 },
    ])
    expect(await client.get('accounts', { v: { $gte: 1 } }, { tx, sort: { v: 1 } })).toEqual([
      { _id: 'B', v: 1 },
      { _id: 'A', v: 100 },
    ])
    expect(await client.get('accounts', { v: 2 }, { tx })).toEqual([])
    expect(await client.get('accounts', { v: 2 })).toEqual([{ _id: 'B', v: 2 }])
  })

  it('is its own writes too, found through indexes as well', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'A' }, { $set: { v: 5 } }, { tx })
    await client.add('accounts', { _id: 'C', v: 5 }, tx)
    await client.remove('accounts', { _id: 'B' }, { tx })
    expect(await client.get('accounts', { v: 5 }, { tx, sort: { _id: 1 } })).toHaveLength(2)
    expect(await client.get('accounts', { v: 0 }, { tx })).toEqual([])
    expect(await client.get('accounts', { v: 5 })).toEqual([])
    await client.commit(tx)
    expect((await client.get('accounts', { v: 5 })).map(({ _id }) => _id)).toEqual(['A', 'C'])
  })
})

describe('who writes first', () => {
  it('wins, and the other transaction fails at its write and is over', async () => {
    const client = await opened()
    const [one, two] = [await client.begin(), await client.begin()]
    await client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } }, { tx: one })
    const error = await refusal(client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } }, { tx: two }))
    expect(error).toMatchObject(isConflict)
    expect(error.message).toContain('[ResourceUnavailable.TransactionConflict]')
    expect(await refusal(client.commit(two))).toMatchObject(isGone)
    await client.commit(one)
    expect(await client.get('accounts', { v: 101 })).toHaveLength(1)
  })

  it('wins also when it has committed in between', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.get('accounts', { _id: 'A' }, { tx })
    await client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } })
    expect(await refusal(client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } }, { tx }))).toMatchObject(
      isConflict,
    )
  })

  it('makes a plain writer wait, who then decides on the newest version', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'A' }, { $set: { v: 1 } }, { tx })
    let done = false
    const plain = client
      .update('accounts', { _id: 'A', v: { $gte: 50 } }, { $inc: { v: -50 } })
      .then(updated => {
        done = true
        return updated
      })
    await client.get('accounts')
    expect(done).toBe(false)
    await client.commit(tx)
    expect(await plain).toBe(0)
    expect(await client.get('accounts', { _id: 'A' })).toEqual([{ _id: 'A', v: 1 }])
  })

  it('makes a plain insert of the same _id wait and then fail, or pass after a rollback', async () => {
    const client = await opened()
    for (const [end, outcome] of [
      ['commit', 'rejected'],
      ['abort', 'fulfilled'],
    ] as const) {
      const tx = await client.begin()
      await client.add('accounts', { _id: end }, tx)
      const [result] = await Promise.all([
        Promise.allSettled([client.add('accounts', { _id: end })]),
        client[end](tx),
      ])
      expect(result[0].status).toBe(outcome)
    }
  })

  it('makes a plain writer wait for a document it is removing', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.remove('accounts', { _id: 'A' }, { tx })
    const update = client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } })
    const removal = client.remove('accounts', { _id: 'A' })
    await client.commit(tx)
    expect(await Promise.all([update, removal])).toEqual([0, 0])
    expect(await client.count('accounts')).toBe(1)
  })

  it('holds a unique key until it ends', async () => {
    const client = await opened()
    const [one, two] = [await client.begin(), await client.begin()]
    await client.add('shops', { _id: 's1', code: 1 }, one)
    expect(await refusal(client.add('shops', { _id: 's2', code: 1 }, two))).toMatchObject(isConflict)
    const waiting = client.add('shops', { _id: 's3', code: 1 })
    await client.abort(one)
    await waiting
    expect(await client.get('shops')).toEqual([{ _id: 's3', code: 1 }])
  })
})

describe('an update of several documents', () => {
  it('is applied once to each, also when it had to wait for one of them', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.add('shops', { _id: 's9', code: 2 }, tx)
    await client.add('shops', [
      { _id: 's1', code: 10 },
      { _id: 's2', code: 1 },
    ])
    const update = client.update('shops', {}, { $inc: { code: 1 } })
    await client.abort(tx)
    expect(await update).toBe(2)
    expect(await client.get('shops', {}, { sort: { _id: 1 } })).toEqual([
      { _id: 's1', code: 11 },
      { _id: 's2', code: 2 },
    ])
  })

  it('waits before it changes the first, when a later one is held', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'B' }, { $inc: { v: 5 } }, { tx })
    const update = client.update('accounts', {}, { $inc: { v: 1 } })
    expect(await client.get('accounts', { _id: 'A' })).toEqual([{ _id: 'A', v: 100 }])
    await client.commit(tx)
    expect(await update).toBe(2)
    expect(await client.get('accounts', {}, { sort: { _id: 1 } })).toEqual([
      { _id: 'A', v: 101 },
      { _id: 'B', v: 6 },
    ])
  })
})

describe('inside one transaction', () => {
  it('refuses a unique key twice and lets a key move from one document to another', async () => {
    const client = await opened()
    await client.add('shops', { _id: 's1', code: 1 })
    const tx = await client.begin()
    await client.remove('shops', { _id: 's1' }, { tx })
    await client.add('shops', { _id: 's2', code: 1 }, tx)
    await client.commit(tx)
    expect(await client.get('shops', { code: 1 })).toEqual([{ _id: 's2', code: 1 }])

    const again = await client.begin()
    await client.add('shops', { _id: 's4', code: 4 }, again)
    const error = await refusal(client.add('shops', { _id: 's5', code: 4 }, again))
    expect(error.message).toContain('E11000')
    expect(await refusal(client.commit(again))).toMatchObject(isGone)
    expect(await client.count('shops')).toBe(1)
  })

  it('lets go of the document whose update was refused, and of the place of a refused one', async () => {
    const client = await opened()
    await client.add('shops', [
      { _id: 's1', code: 1 },
      { _id: 's2', code: 2 },
    ])
    const one = await client.begin()
    const moved = client.update('shops', { _id: 's1' }, { $set: { code: 2 } }, { multi: false, tx: one })
    expect((await refusal(moved)).message).toContain('E11000')
    const two = await client.begin()
    expect((await refusal(client.add('shops', { _id: 's3', code: 2 }, two))).message).toContain('E11000')

    // A document that was still held would keep a plain writer waiting for a transaction that is over, without end.
    const three = await client.begin()
    await client.update('shops', { _id: 's1' }, { $set: { code: 3 } }, { multi: false, tx: three })
    await client.add('shops', { _id: 's3', code: 4 }, three)
    await client.commit(three)
    expect(await client.update('shops', { _id: 's1' }, { $set: { code: 1 } })).toBe(1)
    expect(await client.count('shops')).toBe(3)
  })

  it('is over after a document that could not be stored', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'A' }, { $inc: { v: -10 } }, { tx })
    await refusal(client.add('accounts', { _id: 'C', $v: 10 }, tx))
    expect(await refusal(client.commit(tx))).toMatchObject(isGone)
    expect(await client.get('accounts', { _id: 'A' })).toEqual([{ _id: 'A', v: 100 }])
  })

  it('takes an _id it removed itself', async () => {
    const client = await opened()
    const tx = await client.begin()
    await client.remove('accounts', { _id: 'A' }, { tx })
    await client.add('accounts', { _id: 'A', v: 1 }, tx)
    await client.commit(tx)
    expect(await client.get('accounts', { _id: 'A' })).toEqual([{ _id: 'A', v: 1 }])
  })

  it('replaces and creates with set()', async () => {
    const client = await opened()
    const tx = await client.begin()
    expect(await client.set('accounts', 'A', { x: 1 }, tx)).toMatchObject({ updated: 1 })
    expect(await client.set('accounts', 'N', { x: 2 }, tx)).toMatchObject({ updated: 0, upsert_id: 'N' })
    await client.abort(tx)
    expect(await client.get('accounts', { _id: { $in: ['A', 'N'] } })).toEqual([{ _id: 'A', v: 100 }])
  })
})

describe('a transaction nobody ends', () => {
  afterEach(() => vi.useRealTimers())

  it('is over after 30 seconds, and lets go of its documents', async () => {
    vi.useFakeTimers()
    const client = await opened()
    const tx = await client.begin()
    await client.update('accounts', { _id: 'A' }, { $set: { v: 1 } }, { tx })
    const waiting = client.update('accounts', { _id: 'A' }, { $inc: { v: 1 } })
    await vi.advanceTimersByTimeAsync(29_999)
    await client.get('accounts', { _id: 'A' }, { tx })
    await vi.advanceTimersByTimeAsync(1)
    expect(await waiting).toBe(1)
    expect(await client.get('accounts', { _id: 'A' })).toEqual([{ _id: 'A', v: 101 }])
    const error = await refusal(client.commit(tx))
    expect(error).toMatchObject(isGone)
    expect(error.message).toContain('transaction must be commit or abort in 30 seconds')
  })
})

describe('any interleaving of transfers', () => {
  it('keeps the sum, and whoever looks inside a transaction sees the whole sum', async () => {
    const step = fc.record({
      who: fc.nat(2),
      from: fc.nat(3),
      to: fc.nat(3),
      what: fc.constantFrom('move', 'look', 'commit', 'abort', 'plain'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        const client = await openClient()
        await client.add(
          'accounts',
          [0, 1, 2, 3].map(n => ({ _id: n, v: 10 })),
        )
        const open = new Map<number, string>()
        const waiting: Promise<unknown>[] = []
        for (const { who, from, to, what } of steps) {
          const tx = open.get(who) ?? (await client.begin())
          open.set(who, tx)
          try {
            if (what === 'look') expect(sum(await client.get('accounts', {}, { tx }))).toBe(40)
            else if (what === 'plain')
              waiting.push(client.update('accounts', { _id: to }, { $inc: { seen: 1 } }))
            else if (what === 'move') {
              await client.update('accounts', { _id: from }, { $inc: { v: -1 } }, { tx })
              await client.update('accounts', { _id: to }, { $inc: { v: 1 } }, { tx })
            } else {
              await client[what](tx)
              open.delete(who)
            }
          } catch (error) {
            expect(error).toMatchObject(isConflict)
            open.delete(who)
          }
          expect(sum(await client.get('accounts'))).toBe(40)
        }
        for (const tx of open.values()) await client.abort(tx)
        await Promise.all(waiting)
        const seen = (await client.get('accounts')).reduce(
          (total, one) => total + ((one.seen as number) ?? 0),
          0,
        )
        expect(seen).toBe(waiting.length)
      }),
      { numRuns: 100 },
    )
  }, 30_000)
})

const sum = (docs: Record<string, unknown>[]) => docs.reduce((total, { v }) => total + (v as number), 0)
