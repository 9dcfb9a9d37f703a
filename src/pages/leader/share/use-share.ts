import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo } from 'react'
import { getShare } from '@/cloud/leader'
import { useAsked } from '@/cloud/use-asked'
import { planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'

/** What the card and the poster say, and whether it was opened a moment ago. */
export function useShare() {
  const { id = '', fresh } = useRouter().params
  const { asked, again } = useAsked(useCallback(() => getShare(id), [id]))
  const share = asked.state === 'known' ? asked.data : undefined
  const plan = useMemo(() => share && planCrate(contentsOf(share.crate)), [share])
  return { asked, again, groupId: id, share, plan, fresh: fresh === '1' }
}
