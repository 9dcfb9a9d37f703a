import { useCallback } from 'react'
import { getToday } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'
import { chooseRegion, scopeOf, useRegion } from '@/session/region'

/** Today's figures of the region that is looked at; all regions are one choice of head office. */
export function useToday() {
  const region = useRegion()
  const asking = useAsked(useCallback(() => getToday(scopeOf(region)), [region]))
  const today = asking.asked.state === 'known' ? asking.asked.data : undefined
  const shown = today?.regions.find(({ id }) => id === today.regionId)
  const only = today?.regions.length === 1 ? today.regions[0] : undefined
  return {
    ...asking,
    today,
    regionName: region?.name ?? shown?.name ?? only?.name ?? (today ? '全部大区' : ''),
    /** More than one to choose from. */
    regions: today && today.regions.length > 1 ? today.regions : undefined,
    chosen: region?.id,
    choose: chooseRegion,
  }
}
