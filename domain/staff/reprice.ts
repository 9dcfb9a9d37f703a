import type { Group, GroupTerms } from '../group/types'
import type { Fen, Instant } from '../money/types'
import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'

/** A group's price stays within this of the brand's own, in basis points: 30 %. */
export const BAND_BP = 3_000
const WHOLE_BP = 10_000

/** The lowest and highest price of a good in a group, whole fen, both allowed. */
export function bandOf(brandFen: Fen): { lowFen: Fen; highFen: Fen } {
  return {
    lowFen: Math.ceil((brandFen * (WHOLE_BP - BAND_BP)) / WHOLE_BP) as Fen,
    highFen: Math.floor((brandFen * (WHOLE_BP + BAND_BP)) / WHOLE_BP) as Fen,
  }
}

export type RepriceRefusal =
  | RefusalOf<'group-ended'>
  | RefusalOf<'unknown-goods'>
  | RefusalOf<'nothing-changed'>
  | RefusalOf<'price-out-of-band'>

/**
 * A new price is a new version of the terms; `version` is the next free one. Paid orders keep what they were
 * promised, open checkouts meet the new version and are asked (C-16).
 */
export function reprice(
  group: Group,
  terms: GroupTerms,
  change: { sku: string; priceFen: Fen; brandFen: Fen },
  version: number,
  now: Instant,
): Result<GroupTerms, RepriceRefusal> {
  const { sku, priceFen, brandFen } = change
  if (group.state !== 'open' || now >= group.endsAt)
    return refused({ code: 'group-ended', endedAt: group.endsAt })
  const line = terms.pool.find(line => line.sku === sku)
  if (!line) return refused({ code: 'unknown-goods', sku })
  if (line.priceFen === priceFen) return refused({ code: 'nothing-changed' })
  const band = bandOf(brandFen)
  if (priceFen < band.lowFen || priceFen > band.highFen)
    return refused({ code: 'price-out-of-band', sku, ...band })
  const { openHash: _first, ...promised } = terms
  return accepted({
    ...promised,
    _id: `${group._id}@${version}`,
    version,
    pool: terms.pool.map(line => (line.sku === sku ? { ...line, priceFen } : line)),
  })
}
