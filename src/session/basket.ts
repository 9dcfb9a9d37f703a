import { useCallback } from 'react'
import { read, write } from '@/platform/storage'
import { createStore, useStore } from './store'
import type { Store } from './store'

/** Pieces by sku. Kept on the phone, one basket a group, so that nothing is lost when the app closes. */
export type Basket = Record<string, number>

const baskets = new Map<string, Store<Basket>>()

function basketOf(groupId: string): Store<Basket> {
  let basket = baskets.get(groupId)
  if (!basket) {
    basket = createStore<Basket>(wellFormed(read(`basket.${groupId}`)))
    baskets.set(groupId, basket)
  }
  return basket
}

/** Nothing that comes back from storage is trusted. */
function wellFormed(kept: unknown): Basket {
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter(
      (entry): entry is [string, number] => Number.isSafeInteger(entry[1]) && (entry[1] as number) > 0,
    ),
  )
}

export function putInBasket(groupId: string, sku: string, quantity: number): void {
  const { [sku]: _before, ...rest } = basketOf(groupId).get()
  keep(groupId, quantity > 0 ? { ...rest, [sku]: quantity } : rest)
}

export function emptyBasket(groupId: string): void {
  keep(groupId, {})
}

export function useBasket(groupId: string): {
  basket: Basket
  put: (sku: string, quantity: number) => void
} {
  const basket = useStore(basketOf(groupId))
  const put = useCallback((sku: string, quantity: number) => putInBasket(groupId, sku, quantity), [groupId])
  return { basket, put }
}

function keep(groupId: string, basket: Basket): void {
  basketOf(groupId).set(basket)
  write(`basket.${groupId}`, basket)
}
