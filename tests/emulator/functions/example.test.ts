import { expect, test } from 'vitest'
import { runExample } from '../../../emulator/example/run'

test('the example of the README keeps a guest book through a broken connection', async () => {
  const said: string[] = []
  const guests = await runExample(line => void said.push(line))
  expect(guests).toEqual([
    { _id: 'oLIN', words: '好喝', visits: 3 },
    { _id: 'oZHOU', words: '再来', visits: 1 },
  ])
  expect(said[0]).toMatch(/^林: .*-501001/)
})
