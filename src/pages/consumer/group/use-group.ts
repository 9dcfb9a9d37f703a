import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo } from 'react'
import { getGroup } from '@/cloud/group'
import { useAsked } from '@/cloud/use-asked'
import { useBasket } from '@/session/basket'
import { priceBasket } from '#domain/goods/price-basket'
import type { GroupView } from '#contracts/views'

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

export const nothing = { lines: [], units: 0, totalFen: 0, pieces: 0 }

/** What is in the basket and still sold here; a good that left the pool leaves the sum, never silently the basket. */
export function pricedBasket(group: Pick<GroupView, 'pool'>, basket: Record<string, number>) {
  const wanted = Object.entries(basket)
    .filter(([sku]) => group.pool.some(line => line.sku === sku))
    .map(([sku, quantity]) => ({ sku, quantity }))
  const priced = priceBasket(group.pool, wanted)
  if (!priced.ok) return nothing
  return { ...priced.value, pieces: wanted.reduce((sum, { quantity }) => sum + quantity, 0) }
}

function sceneOf(scene: string | undefined): string {
  const text = scene ? decodeURIComponent(scene) : ''
  return /(?:^|&)g=([^&]+)/.exec(text)?.[1] ?? ''
}
