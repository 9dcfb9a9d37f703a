import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShareOutput } from '../../contracts/leader'
import { openShop, type Shop } from '../support/shop'
import { people } from '../support/world'

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ inProcess: { seed: 1 } })
})
afterEach(() => shop.close())

it('a group is shared without its picture when that cannot be had, and the picture is made the next time', async () => {
  const { faults, counters } = shop.cloud
  const share = (groupId: string) => shop.as(people.chen).reply<ShareOutput>('leader', 'share', { groupId })
  await share(await shop.openGroup({ groupId: 'first' }))
  const { breakable, databaseRequests } = counters.recent().at(-1)!
  // The code, the permit to upload it, the upload and the address.
  expect(breakable - databaseRequests).toBe(4)

  let withoutPicture = 0
  for (let request = 1; request <= breakable; request += 1)
    for (const applied of [false, true]) {
      const groupId = await shop.openGroup({ groupId: `g${request}${applied}` })
      faults.plan({ function: 'leader', request, applied })
      const broken = await share(groupId)
      faults.clear()
      if (broken.ok && broken.data.codeUrl === null) withoutPicture += 1
      const { codeUrl } = await shop.as(people.chen).call<ShareOutput>('leader', 'share', { groupId })
      const picture = await fetch(codeUrl!)
      expect(isPicture(Buffer.from(await picture.arrayBuffer()))).toBe(true)
    }
  expect(withoutPicture).toBe(4 * 2)
}, 120_000)

const isPicture = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG'
