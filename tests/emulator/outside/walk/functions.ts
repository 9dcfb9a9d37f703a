import assert from 'node:assert/strict'
import { BUYER, type World } from './world.ts'

export async function walkFunctions({ check, sdk, call, control }: World): Promise<void> {
  await check('functions: a script is nobody', async () => {
    const { result } = await sdk.callFunction({ name: 'callee', data: { from: 'a script' } })
    assert.equal(result.SOURCE, 'wx_unknown')
    assert.ok(!('OPENID' in result))
  })
  await check('functions: a phone is somebody, through a nested call too', async () => {
    assert.equal((await call('probe', { action: 'who' }))['OPENID'], BUYER)
    const nested = await call('probe', { action: 'nested' })
    assert.deepEqual([nested['OPENID'], nested['SOURCE']], [BUYER, 'wx_client,scf'])
  })
  await check('functions: twelve callers at once are not mixed', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `oNeighbour${n}`)
    const seen = await Promise.all(people.map(who => call('probe', { action: 'whoTwice', ms: 10 }, who)))
    assert.deepEqual(
      seen,
      people.map(who => ({ before: who, after: who })),
    )
  })
  await check('functions: live in UTC, in an environment of their own, three seconds long', async () => {
    assert.deepEqual(await call('plain', {}), { seconds: 3, outside: null, minutesFromUtc: 0 })
  })
  await check('functions: fail in the words of the platform', async () => {
    await assert.rejects(call('nowhere', {}), { errCode: -501000 })
    await assert.rejects(call('probe', { action: 'throws' }), { errCode: -504002 })
    await assert.rejects(call('slow', {}), { errCode: -504003 })
    await assert.rejects(call('probe', { action: 'big', bytes: 1024 * 1024 }), { errCode: -604001 })
    await assert.rejects(call('probe', { action: 'who', text: 'x'.repeat(100 * 1024) }), /100|102400/)
    await assert.rejects(sdk.callFunction({ name: 'nowhere', data: {} }), { errCode: -1 })
  })
  await check('functions: what one said is kept by its request', async () => {
    await call('probe', { action: 'speaks' })
    const last = (await control<{ requestId: string }[]>('counters.recent')).at(-1)!
    assert.deepEqual(await control('lines', last.requestId), ['one crate', 'two crates'])
  })
  await check('functions: a timer runs for nobody, and twice at once', async () => {
    assert.equal((await control('runTimer', 'clockwork'))['SOURCE'], 'wx_trigger')
    assert.deepEqual(
      await Promise.all([control('runTimer', 'together'), control('runTimer', 'together')]),
      [2, 2],
    )
  })
}
