import type { Member } from '../../domain/member/types'
import { readMembers } from '../_kit/store/members'

/** Most members that one request answers. */
const AT_ONCE = 100

/** Where the neighbours of her own orders live; a leader learns nothing else of a member. */
export async function householdsOf(memberIds: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(memberIds)]
  const slices: string[][] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) slices.push(ids.slice(from, from + AT_ONCE))
  const found = await Promise.all(slices.map(readMembers))
  return new Map(found.flatMap(members => [...members.values()].map(pair)))
}

function pair({ _id, household }: Member): [string, string] {
  return [_id, household]
}
