import type { Import } from '../../../cloudfunctions/_kit/store/goods'
import type { Reply } from '../../../contracts/reply'
import type { ImportOutput } from '../../../contracts/staff'
import type { Goods } from '../../../domain/goods/types'
import type { Stock } from '../../../domain/stock/types'
import type { Shop } from '../../support/shop'
import { tapId } from '../../support/joining'
import { goods, people } from '../../support/world'
import type { Verb } from '../accidents'
import { many, nextNumber } from './support'

/** A delivery comes into the warehouse. The item is a new one each time, so that its place has to be made as well. */
export const receiving = (shop: Shop): Verb => ({
  ...moving(shop, 'receive', { units: 24 }, 0),
  thirds: {
    // It says of the item what was true before: there is none of it.
    'an empty place in the warehouse': () => [[{ free: 0, received: 0, corrected: 0, moves: [] }]],
  },
})

/** Somebody counted. */
export const correcting = (shop: Shop): Verb => moving(shop, 'correct', { units: -3, why: 'broken' }, 10)

const moving = (shop: Shop, action: string, what: object, before: number): Verb => ({
  function: 'stock',
  prepare: count =>
    many(count, async () => {
      const item = `item${nextNumber()}`
      await shop.put({ goods: [{ ...goods[0]!, _id: item, draws: [{ item, units: 1 }] }] } as never)
      if (before > 0)
        await shop
          .as(people.xu)
          .call('stock', 'receive', { tapId: tapId('tap'), regionId: 'east', item, units: before })
      const input = { tapId: tapId('tap'), regionId: 'east', item, ...what }
      return {
        call: () => shop.as(people.xu).reply('stock', action, input),
        ending: () =>
          shop.all<Stock>('stock', { _id: `east~${item}` }).map(({ free, received, corrected, moves }) => {
            return { free, received, corrected, moves: Object.values(moves).map(({ units }) => units) }
          }),
      }
    }),
})

/** A goods list with two new goods and one that gets another price. */
export const importing = (shop: Shop): Verb => ({
  function: 'stock',
  told: reply => (reply as Reply<ImportOutput> & { ok: true }).data,
  prepare: count =>
    many(count, async () => {
      const [known, first, second] = [0, 0, 0].map(() => `import${nextNumber()}`)
      await shop.put({
        goods: [{ ...goods[0]!, _id: known, name: known, draws: [{ item: known, units: 1 }] }],
      } as never)
      const rows = [known, first, second].map(
        id => `${id},${id},单瓶,275 ml,,5.60,4.10,1,,bottle-mandarin,橙,在售`,
      )
      const csv = ['编号,名称,类别,规格,说明,单买价,团购价,瓶数,由什么组成,图,底色,上架', ...rows].join('\n')
      const importId = tapId('import')
      return {
        call: () => shop.as(people.liang).reply<ImportOutput>('stock', 'import', { importId, csv }),
        ending: () => ({
          imports: shop.all<Import>('imports', { _id: importId }).map(({ state, counts }) => [state, counts]),
          prices: shop.all<Goods>('goods', { importId }).map(({ priceFen }) => priceFen),
        }),
      }
    }),
})
