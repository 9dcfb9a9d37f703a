import type { Audit } from '../../../domain/staff/types'
import type { Paged } from '../../../contracts/views'
import { pageOf } from './pages'

/** Newest first; of one region, or of the whole brand. */
export function pageOfAudits(regionId: string | null, after?: string): Promise<Paged<Audit>> {
  const where = regionId === null ? {} : { regionId }
  return pageOf<Audit>('audits', { where, along: 'at', direction: 'desc', after })
}
