import assert from 'node:assert/strict'
import type { World } from './world.ts'

/** The clock, the accidents and the counters. */
export async function walkTime({ check, sdk, call, control }: World): Promise<void> {
  const moments = async () => (await control<unknown[]>('database.find', 'moments')).length
  const write = (times: number) => call('probe', { action: 'inRow', times })

  await check('clock: one for Date in a function, the dates of the database and the timers', async () => {
    const before = await control<number>('clock.now')
    const ticks = async () => (await control<unknown[]>('database.find', 'ticks')).length
    const ticked = await ticks()
    await control('clock.advance', 60_000)
    assert.equal(await control('clock.now'), before + 60_000)
    assert.equal((await call('probe', { action: 'now' }))['now'], before + 60_000)
    assert.equal(await call('probe', { action: 'serverDate' }), before + 60_000)
    assert.equal(await ticks(), ticked + 1)
    const db = sdk.database()
    await db.collection('moments').add({ data: { _id: 'outside', at: db.serverDate({ offset: 1000 }) } })
    assert.equal((await db.collection('moments').doc('outside').get()).data.at.getTime(), before + 61_000)
  })
  await check(
    'faults: the n-th request breaks before it is done, after it, or with its instance',
    async () => {
      for (const [fault, done] of [
        [{ applied: false }, 1],
        [{ applied: true }, 2],
        [{ applied: true, kill: true }, 2],
      ] as const) {
        const before = await moments()
        await control('faults.plan', { function: 'probe', request: 2, ...fault })
        await assert.rejects(write(3), { errCode: -504002 })
        assert.equal((await moments()) - before, done)
      }
    },
  )
  await check('faults: a share of the requests of a collection, the same for a seed', async () => {
    const broken = async () => {
      await control('faults.weather', { seed: 7, share: 0.3, collection: 'moments' })
      const outcomes: boolean[] = []
      for (let n = 0; n < 10; n++)
        outcomes.push(
          await write(1).then(
            () => false,
            () => true,
          ),
        )
      assert.equal(await control('faults.clear'), outcomes.filter(Boolean).length)
      return outcomes
    }
    const first = await broken()
    assert.ok(first.includes(true) && first.includes(false))
    assert.deepEqual(await broken(), first)
  })
  await check('counters: trips, requests, documents and bytes of each invocation', async () => {
    await control('counters.reset')
    await call('probe', { action: 'abreast', times: 3 })
    await write(3)
    const [abreast, inRow] = await control<Record<string, number>[]>('counters.recent')
    assert.deepEqual([abreast!['trips'], abreast!['requests'], abreast!['documentsWritten']], [1, 3, 3])
    assert.deepEqual([inRow!['trips'], inRow!['requests'], inRow!['documentsWritten']], [3, 3, 3])
    assert.equal(inRow!['bytesIn'], JSON.stringify({ action: 'inRow', times: 3 }).length)
  })
  await check('control: answers nobody whom a browser sends', async () => {
    const response = await fetch(`${process.env['CLOUD_CONTROL']}/clock.now`, { method: 'POST', body: '[]' })
    assert.equal(response.status, 400)
    await assert.rejects(control('close'), /there is no/)
  })
}
