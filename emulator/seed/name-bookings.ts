import type { Entry } from '../../domain/ledger/types.ts'
import type { DemoShop } from './shop.ts'

/** Entries from before they said when they were written: as far as anybody knows, when it happened. */
export async function nameBookings(shop: DemoShop): Promise<void> {
  const entries = shop.cloud.database.find<Entry>('entries').filter(({ bookedAt }) => bookedAt === undefined)
  for (const { _id, at } of entries) await shop.change('entries', _id, { bookedAt: at })
}
