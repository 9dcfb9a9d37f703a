import type { Audit } from '../../../domain/staff/types'
import type { Paged } from '../../../contracts/views'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

/** Newest first; of one region, or of the whole brand. */
export function pageOfAudits(regionId: string | null, after?: string): Promise<Paged<Audit>> {
  const where = regionId === null ? {} : { regionId }
  return listPage<Audit>('audits', { where, by: 'at', direction: 'desc', after, size: PAGE_SIZE })
}
