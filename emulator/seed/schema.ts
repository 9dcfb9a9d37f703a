import type { Cloud } from '../types.ts'
import { countBought } from './count-bought.ts'
import { nameAskings } from './name-askings.ts'
import { nameBookings } from './name-bookings.ts'
import { firstDelivery } from './deliveries.ts'
import { demoShop } from './shop.ts'

/**
 * The version of what a local store holds. Raise it with every change after which old documents would be misread,
 * and add the step that leads there.
 */
export const schemaVersion = 4

/** One step from a version to the next. It runs on a copy; the store it was made from stays as it is. */
export interface Migration {
  from: number
  to: number
  /** What changes, for whoever waits in the terminal. */
  about: string
  run(cloud: Cloud, log: (line: string) => void): Promise<void>
}

/** In the order of their versions; each begins where the one before it ended. */
export const migrations: Migration[] = [
  {
    from: 1,
    to: 2,
    about: 'goods come into the warehouses',
    // Groups from before have their goods without a warehouse and keep them; the next ones need one that has something.
    run: cloud => firstDelivery(demoShop(cloud)),
  },
  {
    from: 2,
    to: 3,
    about: 'wallets count what was kept, and entries say when they were written',
    async run(cloud) {
      const shop = demoShop(cloud)
      await countBought(shop)
      await nameBookings(shop)
    },
  },
  {
    from: 3,
    to: 4,
    about: 'answers know when she was asked, and what is over is added up again',
    run: cloud => nameAskings(demoShop(cloud)),
  },
]
