import type { Leader } from '../../../domain/leader/types'
import { read } from './documents'

export function readLeader(leaderId: string): Promise<Leader | null> {
  return read<Leader>('leaders', leaderId)
}
