/**
 * The demo brand 青屿汽水 and its past, lived through the real actions under a moved clock: nothing on the screens is
 * made up that the shop itself could not have made.
 */
import type { Cloud } from '../types.ts'
import { DAY, midnightOf } from './calendar.ts'
import { chance } from './chance.ts'
import { writeDeliveries } from './deliveries.ts'
import { diary } from './diary.ts'
import { writePast } from './past.ts'
import { writePresent } from './present.ts'
import { setUp } from './set-up.ts'
import { demoShop } from './shop.ts'

export { personas } from './people.ts'

/** The story begins four weeks before it is looked at. */
export const startsAt = (until: number): number => midnightOf(until) - 27 * DAY + 8 * 3_600_000

export interface SeedOptions {
  /** One line per piece of progress. */
  log: (line: string) => void
  /** The moment at which the demo is looked at, in ms since 1970. */
  until: number
  /** Another number is another past. */
  luck?: number
}

/** Fills an empty cloud whose clock stands at `startsAt(until)`. */
export async function seedDemo(cloud: Cloud, { log, until, luck = 20_260_521 }: SeedOptions): Promise<void> {
  const shop = demoShop(cloud)
  await cloud.warm?.()
  log('the brand, its goods, sixty members and four leaders')
  await setUp(shop)
  const book = diary(cloud)
  writeDeliveries(shop, book, until)
  writePast(shop, book, chance(luck), until)
  writePresent(shop, book, until)
  let told = 0
  await book.live(until, share => {
    if (share < told + 0.1) return
    told = share
    log(`four weeks of groups, ${Math.round(share * 100)} %`)
  })
}
