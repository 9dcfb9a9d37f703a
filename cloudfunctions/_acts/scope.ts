import { accepted, refused, type Result } from '../../domain/result'
import type { RefusalOf } from '../../domain/refusals'
import type { Region } from '../../domain/staff/types'
import type { StaffContext } from '../_kit/action'
import { readRegions } from '../_kit/store/regions'

export interface Scope {
  /** Whether what belongs to no region is seen too: head office, asking about the whole brand. */
  brandWide: boolean
  /** The regions asked for; every query of the action is held to them. */
  ids: string[]
  /** The regions this colleague may choose from. */
  regions: Region[]
  /** The one region asked for; null for the whole brand. */
  regionId: string | null
}

/**
 * The regions a question is about: head office may ask about one or all, region staff about their own. Asking about
 * somebody else's is refused, not answered with less.
 */
export async function scopeOf(
  { staff, sees }: Pick<StaffContext, 'staff' | 'sees'>,
  asked: string | undefined,
): Promise<Result<Scope, RefusalOf<'forbidden' | 'not-found'>>> {
  const regions = (await readRegions()).filter(region => sees(region._id))
  if (asked !== undefined) {
    if (!sees(asked)) return refused({ code: 'forbidden' })
    if (!regions.some(region => region._id === asked)) return refused({ code: 'not-found', what: 'region' })
    return accepted({ ids: [asked], regions, regionId: asked, brandWide: false })
  }
  const regionId = staff.role === 'head-office' ? null : staff.regionId
  return accepted({
    ids: regions.map(region => region._id),
    regions,
    regionId,
    brandWide: staff.role === 'head-office',
  })
}
