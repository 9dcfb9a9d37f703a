import type { Shop } from './shop'
import { worldDocuments, type Documents, type Person } from './world'

let crowds = 0

/** As many more members as are asked for, like the first of the small world. */
export async function addMembers(shop: Shop, count: number): Promise<Required<Person>[]> {
  crowds += 1
  const world = worldDocuments(shop.cloud.clock.now())
  const identity = world['identities']![0]!
  const member = world['members']![0]!
  const people = Array.from({ length: count }, (_, n) => {
    const key = `crowd${crowds}x${String(n).padStart(5, '0')}`
    return { key, openid: `oTEST_${key}_0000000000`, memberId: `m${key}` }
  })
  await shop.put({
    identities: people.map(({ openid, memberId }) => ({ ...identity, _id: openid, memberId })),
    members: people.map(({ openid, memberId }) => ({ ...member, _id: memberId, openid })),
  } as Documents)
  return people
}
