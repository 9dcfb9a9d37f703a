import type { PickupPoint } from '../../../domain/group/types'
import { read, readMany } from './documents'

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
