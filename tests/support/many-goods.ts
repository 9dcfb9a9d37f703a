import type { Goods } from '../../domain/goods/types'
import { emptyStock } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'
import type { Shop } from './shop'
import { goods, RECEIVED, type Documents } from './world'

/**
 * Puts an open group of 陈姐 on the shelves that sells `count` goods at one price, each a stock item of its own. The
 * small world has eight goods; a basket may have fifty lines, and in a real one no two of them are the same. Its target is
 * out of reach: an order that forms its group does more than one that does not, and is not what is compared.
 * Answers the goods in the order of the pool. `units`: what the shelf holds of each.
 */
export async function openGroupOfMany(
  shop: Shop,
  { groupId, count, units }: { groupId: string; count: number; units: number },
): Promise<Goods[]> {
  const [like] = goods
  const many = Array.from({ length: count }, (_, index): Goods => {
    const item = `${groupId}item${index}`
    return { ...like!, _id: item, draws: [{ item, units: 1 }], sort: 100 + index }
  })
  const stock = many.map(({ _id }): Stock => ({
    ...emptyStock('east', _id),
    free: RECEIVED,
    received: RECEIVED,
  }))
  await shop.put({ goods: many, stock } as unknown as Documents)
  await shop.openGroup({
    groupId,
    goods: many,
    rule: { by: 'units', target: 2_400 },
    allot: Object.fromEntries(many.map(({ _id }) => [_id, units])),
  })
  return many
}
