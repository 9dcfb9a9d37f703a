import type { Cloud } from '../types.ts'
import { DAY, HOUR, midnightOf, MINUTE } from './calendar.ts'
import type { Diary } from './diary.ts'
import type { DemoShop } from './shop.ts'

/** Who writes down what comes into which region's warehouse. */
const keepers: Record<string, string> = { east: 'xu', south: 'fang' }

/** Units of a delivery, by stock item; what is not named comes with `USUAL`. */
const USUAL = 240
const first: Record<string, number> = {
  mandarin: 480,
  seasalt: 480,
  lychee: 360,
  opener: 60,
  mandarin_big: 96,
  limeade_big: 96,
  soda_big: 96,
}
const weekly: Record<string, number> = { mandarin: 120, seasalt: 96, lychee: 72, limeade: 48, soda: 48 }

/** Everything the brand sells comes into every warehouse once, as it does before the first group opens. */
export async function firstDelivery(shop: DemoShop): Promise<void> {
  for (const regionId of Object.keys(keepers))
    for (const item of itemsOf(shop.cloud)) await receive(shop, regionId, item, first[item] ?? USUAL, '开仓')
}

/** A lorry each Monday, and what a count before the last weekend has shown. */
export function writeDeliveries(shop: DemoShop, book: Diary, until: number): void {
  const today = midnightOf(until)
  for (const [index, ago] of [20, 13, 6].entries())
    book.at(today - ago * DAY + 8 * HOUR + 20 * MINUTE, async () => {
      for (const regionId of Object.keys(keepers))
        for (const [item, units] of Object.entries(weekly))
          await receive(shop, regionId, item, units, `第 ${index + 2} 批`)
    })
  book.at(today - 3 * DAY + 17 * HOUR + 45 * MINUTE, async () => {
    for (const [item, units, why, note] of [
      ['mandarin', -3, 'broken', '卸车时碰的'],
      ['plum', -2, 'missing', ''],
    ] as const)
      await shop.as('xu').call('stock', 'correct', {
        tapId: shop.tapId('count'),
        regionId: 'east',
        item,
        units,
        why,
        note,
      })
  })
}

async function receive(
  shop: DemoShop,
  regionId: string,
  item: string,
  units: number,
  note: string,
): Promise<void> {
  await shop
    .as(keepers[regionId]!)
    .call('stock', 'receive', { tapId: shop.tapId('delivery'), regionId, item, units, note })
}

const itemsOf = (cloud: Cloud): string[] =>
  cloud.database.find<{ _id: string }>('goods', { kind: 'single' }).map(({ _id }) => _id)
