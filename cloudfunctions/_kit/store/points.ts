import type { PickupPoint } from '../../../domain/group/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { list, read, readMany } from './documents'

export function readPoint(pointId: string): Promise<PickupPoint | null> {
  return read<PickupPoint>('pickup_points', pointId)
}

/** Points by id, for names beside rows; at most 100. */
export async function readPoints(ids: string[]): Promise<Map<string, PickupPoint>> {
  const found = await readMany<PickupPoint>(
    'pickup_points',
    [...new Set(ids)].filter(id => id !== ''),
  )
  return new Map(found.map(point => [point._id, point]))
}

/** Pick-up points a brand may have before this needs pages; the picker on the phone shows them all. */
const MOST_POINTS = 500
/** ms an instance believes the points it has read: a new one is seen within five minutes. */
const POINTS_FRESH = 5 * 60_000
let known: { points: PickupPoint[]; at: Instant } | null = null

/** Every pick-up point, by id; from this instance's memory when it was read lately. */
export async function allPoints(now: Instant): Promise<PickupPoint[]> {
  if (known && Math.abs(now - known.at) < POINTS_FRESH) return known.points
  const points = await list<PickupPoint>('pickup_points', {
    where: { _id: command.gt('') },
    order: [['_id', 'asc']],
    limit: MOST_POINTS,
  })
  known = { points, at: now }
  return points
}
