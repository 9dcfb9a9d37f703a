import { priceBasket, type Wanted } from '../goods/price-basket'
import { priceChanges } from '../goods/price-changes'
import type { Fen } from '../money/types'
import type { RefusalOf } from '../refusals'
import type { GroupTerms } from './types'

/** The same basket under newer terms: what to show the member and ask (C-16). Paid orders never see this. */
export function askAgain(
  was: GroupTerms | null,
  now: GroupTerms,
  basket: readonly Wanted[],
): RefusalOf<'price-changed'> {
  const sold = basket.filter(({ sku }) => now.pool.some(line => line.sku === sku))
  const priced = priceBasket(now.pool, sold)
  return {
    code: 'price-changed',
    termsVersion: now.version,
    changes: was ? priceChanges(was.pool, now.pool, basket) : [],
    totalFen: priced.ok ? priced.value.totalFen : (0 as Fen),
  }
}
