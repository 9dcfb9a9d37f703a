import type { Region } from '../../../domain/staff/types'
import { command } from '../wechat'
import { list } from './documents'

/** All regions of the brand, by id; a brand has a handful, a hundred are read. */
export function readRegions(): Promise<Region[]> {
  return list<Region>('regions', { where: { _id: command.gt('') }, order: [['_id', 'asc']], limit: 100 })
}
