import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo } from 'react'
import { getGroup } from '@/cloud/group'
import { useAsked } from '@/cloud/use-asked'
import { useBasket } from '@/session/basket'
import { nothing, pricedBasket } from '@/session/priced-basket'

/** A group and what of it lies in my basket, priced by the same function that will charge it. */
export function useGroup() {
  const { params } = useRouter()
  // A card's path says `id`, a mini-program code's scene says `g=<id>`.
  const groupId = params.id ?? sceneOf(params.scene)
  const asking = useAsked(
    useCallback(
      () => getGroup({ groupId, ...(params.scene ? { source: decodeURIComponent(params.scene) } : {}) }),
      [groupId, params.scene],
    ),
  )
  const { basket, put } = useBasket(groupId)
  const group = asking.asked.state === 'known' ? asking.asked.data : undefined
  const priced = useMemo(() => (group ? pricedBasket(group, basket) : nothing), [group, basket])
  return { ...asking, groupId, group, basket, put, priced }
}

function sceneOf(scene: string | undefined): string {
  const text = scene ? decodeURIComponent(scene) : ''
  return /(?:^|&)g=([^&]+)/.exec(text)?.[1] ?? ''
}
