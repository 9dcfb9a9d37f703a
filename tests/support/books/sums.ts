import { isDeepStrictEqual } from 'node:util'
import { addUp, merge } from '../../../domain/sums/add-up'
import type { Sum } from '../../../domain/sums/types'
import type { Invitation, Response } from '../../../domain/survey/types'
import type { Books } from './reading'

/**
 * Sums are what plain addition gives: hours and days up to where they reach, and nothing twice. An entry says when it
 * was written.
 */
export function ofSums({ cloud, entries }: Books): string[] {
  const found: string[] = []
  const all = [...entries.values()]
  for (const { _id, bookedAt } of all)
    if (bookedAt === undefined) found.push(`entry ${_id} was written at no time`)
  const sums = cloud.database.find<Sum>('sums')
  const answers = cloud.database.find<Response>('responses')
  const invitations = cloud.database.find<Invitation>('invitations')
  for (const { _id, invitedAt } of answers)
    if (invitations.find(one => one._id === _id)?.invitedAt !== invitedAt)
      found.push(`response ${_id} does not know when she was asked`)
  for (const { _id: regionId } of cloud.database.find<{ _id: string }>('regions')) {
    const reach = cloud.database.find<{ at: number }>('settings', { _id: `summed-${regionId}` })[0]?.at ?? 0
    const upTo = (end: number) => {
      const booked = all.filter(one => one.regionId === regionId && (one.bookedAt ?? 0) < end)
      const given = answers.filter(one => one.regionId === regionId && one.answeredAt < end)
      const asked = invitations.filter(
        one => one.regionId === regionId && one.state !== 'suppressed' && one.invitedAt < end,
      )
      return addUp(nothing, { entries: booked, responses: given, invited: asked.length }, midnight)
    }
    const of = (span: Sum['span'], end: number) =>
      merge(
        nothing,
        sums.filter(one => one.regionId === regionId && one.span === span && one.from < end),
      )
    const days = midnight(reach)
    if (!isDeepStrictEqual(of('hour', reach), upTo(reach)))
      found.push(`the hours of ${regionId} up to ${reach} are not what was booked in them`)
    if (!isDeepStrictEqual(of('day', days), upTo(days)))
      found.push(`the days of ${regionId} up to ${days} are not what was booked in them`)
  }
  return found
}

const nothing = { _id: '', regionId: '', span: 'day' as const, from: 0 }
const midnight = (at: number) => Math.floor((at + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000
