import assert from 'node:assert/strict'
import type { World } from './world.ts'

/** Every database action the SDK has, asked from outside of any function. */
export async function walkDatabase({ check, sdk }: World): Promise<void> {
  const db = sdk.database()
  const { command: _, command } = db
  const crates = db.collection('crates')
  const account = (id: string) => db.collection('accounts').doc(id)

  await check('database: creates a collection, once', async () => {
    await db.createCollection('made')
    await assert.rejects(db.createCollection('made'))
  })
  await check('database: inserts one and many, with ids of its own or of the shop', async () => {
    const { _id } = await crates.add({ data: { good: '梨', left: 3, tags: ['甜'] } })
    assert.match(_id, /^[0-9a-f]{32}$/)
    for (let n = 0; n < 5; n++)
      await crates.add({ data: { _id: `c${n}`, good: '苹果', left: n, at: { shelf: n % 2 } } })
  })
  await check('database: refuses a second document of one id', async () => {
    await assert.rejects(crates.add({ data: { _id: 'c0' } }), /E11000/)
  })
  await check('database: finds by condition, order, offset, limit and fields', async () => {
    const { data } = await crates
      .where({ good: '苹果', left: command.gte(1) })
      .orderBy('left', 'desc')
      .skip(1)
      .limit(2)
      .field({ left: true })
      .get()
    assert.deepEqual(data, [
      { _id: 'c3', left: 3 },
      { _id: 'c2', left: 2 },
    ])
  })
  await check('database: counts, and reads one by its id or says that it is not there', async () => {
    assert.equal((await crates.where({ 'at.shelf': 1 }).count()).total, 2)
    assert.equal((await crates.doc('c4').get()).data.left, 4)
    await assert.rejects(crates.doc('nobody').get(), /does not exist/)
  })
  await check('database: updates behind a guard, one winner of the last crate', async () => {
    const take = () =>
      crates.where({ _id: 'c1', left: _.gte(1) }).update({ data: { left: _.inc(-1), takers: _.push('x') } })
    const taken = await Promise.all([take(), take(), take()])
    assert.equal(
      taken.reduce((sum, { stats }) => sum + stats.updated, 0),
      1,
    )
    assert.deepEqual((await crates.doc('c1').get()).data.takers, ['x'])
  })
  await check('database: replaces a document whole, and removes one and many', async () => {
    await crates.doc('c2').set({ data: { good: '桃' } })
    assert.deepEqual((await crates.doc('c2').get()).data, { _id: 'c2', good: '桃' })
    assert.equal((await crates.doc('c2').remove()).stats.removed, 1)
    assert.equal((await crates.where({ good: '苹果', left: _.gte(4) }).remove()).stats.removed, 1)
  })
  await check('database: adds up in an aggregation', async () => {
    const { list } = await crates
      .aggregate()
      .match({ good: '苹果' })
      .group({ _id: '$good', left: db.command.aggregate.sum('$left') })
      .end()
    assert.deepEqual(list, [{ _id: '苹果', left: 3 }])
  })
  await check('database: keeps dates, places and its own time', async () => {
    const point = new db.Geo.Point(121.5, 31.2)
    await db.collection('places').add({ data: { _id: 'p', at: db.serverDate(), day: new Date(1), point } })
    const { data } = await db.collection('places').doc('p').get()
    assert.equal(data.day.getTime(), 1)
    assert.ok(data.at instanceof Date && data.at.getTime() > 1)
    assert.deepEqual([data.point.longitude, data.point.latitude], [121.5, 31.2])
  })
  await check('database: a transaction moves money whole or not at all', async () => {
    for (const _id of ['a', 'b']) await db.collection('accounts').add({ data: { _id, fen: 100 } })
    await db.runTransaction(async (tx: typeof db) => {
      await tx
        .collection('accounts')
        .doc('a')
        .update({ data: { fen: _.inc(-30) } })
      await tx
        .collection('accounts')
        .doc('b')
        .update({ data: { fen: _.inc(30) } })
    })
    const undone = await db.startTransaction()
    await undone
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 0 } })
    await undone.rollback()
    assert.equal((await account('a').get()).data.fen, 70)
    assert.equal((await account('b').get()).data.fen, 130)
  })
  await check('database: two transactions on one document: the second is told of the conflict', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { fen: 1 } })
    await assert.rejects(
      second
        .collection('accounts')
        .doc('a')
        .update({ data: { fen: 2 } }),
      /TransactionConflict/,
    )
    await first.commit()
    assert.equal((await account('a').get()).data.fen, 1)
  })
}
