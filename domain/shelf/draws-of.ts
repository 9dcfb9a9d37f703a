import type { StockItem } from '../goods/types'

/**
 * What a basket takes from the shelf, summed per stock item before anything is checked (C-02): a bundle and a
 * single may draw the same bottle.
 */
export function drawsOf(
  lines: readonly { quantity: number; draws: readonly { item: StockItem; units: number }[] }[],
): Record<StockItem, number> {
  const draws: Record<StockItem, number> = {}
  for (const { quantity, draws: each } of lines)
    for (const { item, units } of each) draws[item] = (draws[item] ?? 0) + units * quantity
  return draws
}
