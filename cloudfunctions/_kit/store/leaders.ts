import type { Leader } from '../../../domain/leader/types'
import { list, read } from './documents'

/** Contracts of one region that are listed for staff to choose from. */
const MOST_LEADERS = 100

export function readLeader(leaderId: string): Promise<Leader | null> {
  return read<Leader>('leaders', leaderId)
}

/** The contracts of a region's leaders, in force or not. */
export function leadersOf(regionId: string): Promise<Leader[]> {
  return list<Leader>('leaders', { where: { regionId }, order: [['_id', 'asc']], limit: MOST_LEADERS })
}
