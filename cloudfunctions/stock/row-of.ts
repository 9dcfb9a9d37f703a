import type { StockRow } from '../../contracts/stock'
import type { Goods } from '../../domain/goods/types'
import { levelOf } from '../../domain/stock/level'
import { emptyStock, leasedOf } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'

/** A stock item as it is listed: it goes by the single good that is sold alone. */
export function rowOf({ _id, name, spec, art, tint }: Goods, stock: Stock): StockRow {
  const { free } = stock
  return { item: _id, name, spec, art, tint, free, leased: leasedOf(stock), level: levelOf(free) }
}

export const orEmpty = (stock: Stock | undefined, regionId: string, item: string): Stock =>
  stock ?? emptyStock(regionId, item)
