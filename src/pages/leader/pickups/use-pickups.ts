import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { listPickups } from '@/cloud/leader'
import { useOnePage } from '@/cloud/use-one-page'

/** What was or is to be handed out: of one group, or everything that arrived. */
export function usePickups() {
  const groupId = useRouter().params.id
  return useOnePage(
    useCallback(
      (after: { after?: string }) => listPickups({ ...after, ...(groupId ? { groupId } : {}) }),
      [groupId],
    ),
  )
}
