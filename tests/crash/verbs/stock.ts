import type { Stock } from '../../../domain/stock/types'
import type { Shop } from '../../support/shop'
import { tapId } from '../../support/joining'
import { goods, people } from '../../support/world'
import type { Verb } from '../accidents'
import { many, nextNumber } from './support'

/** A delivery comes into the warehouse. The item is a new one each time, so that its place has to be made as well. */
export const receiving = (shop: Shop): Verb => moving(shop, 'receive', { units: 24 }, 0)

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
        ending() {
          const { free, received, corrected, moves } = shop.one<Stock>('stock', `east~${item}`)
          return { free, received, corrected, moves: Object.values(moves).map(({ units }) => units) }
        },
      }
    }),
})
