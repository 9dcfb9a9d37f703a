import type { StockItem } from '../goods/types'
import type { Stock } from './types'

/** Each region has one warehouse, which goes by the region's id (C-19). */
export function stockId(regionId: string, item: StockItem): string {
  return `${regionId}~${item}`
}

/** An item of which nothing has come in yet. */
export function emptyStock(regionId: string, item: StockItem): Stock {
  return {
    _id: stockId(regionId, item),
    regionId,
    item,
    free: 0,
    received: 0,
    corrected: 0,
    sold: 0,
    leases: {},
    moves: {},
  }
}

/** Units that lie on shelves, or are on their way to one. */
export function leasedOf({ leases }: Pick<Stock, 'leases'>): number {
  return Object.values(leases).reduce((sum, { units }) => sum + units, 0)
}

/** Whether no unit of this item is in two places or in none. */
export function isStockRight(stock: Stock): boolean {
  const { free, received, corrected, sold, leases } = stock
  const counts = [free, received, sold, ...Object.values(leases).map(({ units }) => units)]
  return (
    counts.every(n => Number.isSafeInteger(n) && n >= 0) &&
    received + corrected === free + leasedOf(stock) + sold
  )
}
