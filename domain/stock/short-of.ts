import type { StockItem } from '../goods/types'
import type { Shelf } from '../shelf/types'
import { lowMark } from './load'

/** Items of which a shelf has less free than is wanted, and may get more. */
export function shortOf(shelf: Pick<Shelf, 'items'>, wanted: Record<StockItem, number>): StockItem[] {
  return Object.entries(wanted).flatMap(([name, units]) => {
    const item = shelf.items[name]
    return item && item.free < units && mayGetMore(item) ? [name] : []
  })
}

/** Items that run low, each with what the shelf should have of it. */
export function lowOn(shelf: Pick<Shelf, 'items'>): Record<StockItem, number> {
  const low = Object.entries(shelf.items).flatMap(([name, item]) => {
    const mark = lowMark(item.most ?? item.allotted)
    return item.free < mark && mayGetMore(item) ? [[name, mark] as const] : []
  })
  return Object.fromEntries(low)
}

/** What a shelf may still be loaded with, of everything it may sell. */
export function mayGetMore({ allotted, most = allotted }: { allotted: number; most?: number }): boolean {
  return allotted < most
}
