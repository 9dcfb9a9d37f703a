import type { StockItem } from '../goods/types'
import type { Shelf } from './types'

/**
 * The first line of a basket that no longer fits on the shelf once the lines before it were taken, and how many of its
 * pieces still would; `null` when all fit. Lines that draw the same bottle are counted together (C-02).
 */
export function firstShort<
  L extends { quantity: number; good: { draws: readonly { item: StockItem; units: number }[] } },
>(items: Shelf['items'], lines: readonly L[]): { line: L; left: number } | null {
  const free = new Map(Object.entries(items).map(([item, shelf]) => [item, shelf.free]))
  for (const line of lines) {
    const fits = line.good.draws.map(({ item, units }) => Math.floor((free.get(item) ?? 0) / units))
    const left = Math.min(line.quantity, ...fits)
    if (left < line.quantity) return { line, left: Math.max(0, left) }
    for (const { item, units } of line.good.draws)
      free.set(item, (free.get(item) ?? 0) - units * line.quantity)
  }
  return null
}

/**
 * What to say when none of a group's shelves has the whole basket: the line that fails where most of it fits. `null`:
 * one of them has it all.
 */
export function bestShort<
  L extends { quantity: number; good: { draws: readonly { item: StockItem; units: number }[] } },
>(shelves: readonly Pick<Shelf, 'items'>[], lines: readonly L[]): { line: L; left: number } | null {
  const shorts = shelves.map(({ items }) => firstShort(items, lines))
  if (shorts.length === 0 || shorts.includes(null)) return null
  const [best] = (shorts as { line: L; left: number }[]).sort(
    (a, b) => lines.indexOf(b.line) - lines.indexOf(a.line) || b.left - a.left,
  )
  return best!
}
