import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await openTestCloud()
})
afterAll(() => cloud.close())

/** What whoever may write to the database says, as an SDK does; a page cannot take these headers away. */
const insert = (headers: Record<string, string>) =>
  fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      action: 'database.insertDocument',
      collectionName: 'coffers',
      data: ['{"_id":"mine"}'],
    }),
  }).then(response => response.json() as Promise<{ code?: string }>)

it('lets no page of a browser act as a function, whatever type it sends; an SDK may', async () => {
  const page = { 'sec-fetch-site': 'cross-site' }
  const forged: Record<string, string>[] = [
    { ...page, 'content-type': 'text/plain' },
    { ...page, 'content-type': 'application/json' },
    { origin: 'http://shop.example', 'content-type': 'text/plain' },
  ]
  for (const headers of forged) expect(await insert(headers)).toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(cloud.database.find('coffers')).toEqual([])
  expect((await insert({ 'content-type': 'application/json' })).code).toBeUndefined()
  expect(cloud.database.find('coffers')).toHaveLength(1)
})
