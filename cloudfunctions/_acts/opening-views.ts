import type { OpeningView } from '../../contracts/leader'
import type { Goods } from '../../domain/goods/types'
import type { Group } from '../../domain/group/types'
import { poolOf } from '../../domain/leader/open-group'
import { timesFrom } from '../../domain/leader/schedule'
import type { Instant } from '../../domain/money/types'
import { canSell } from '../../domain/stock/can-sell'
import { stockId } from '../../domain/stock/stock-id'
import { dayOf } from '../_kit/calendar'
import { readGoods } from '../_kit/store/openings'
import { readFree } from '../_kit/store/stock'
import type { Openable } from './opening'

export interface Candidate {
  openable: Openable
  /** The past group it comes from, when it does. */
  past: Group | null
}

/** What each would be if it were opened now; what has no goods on sale is left out. One read of goods for all. */
export async function openingViews(candidates: Candidate[], now: Instant): Promise<OpeningView[]> {
  const goods = await readGoods(candidates.flatMap(({ openable }) => openable.opening.skus))
  const free = await freeOf(candidates, goods)
  return candidates
    .map(candidate => viewOf(candidate, goods, free, now))
    .filter(view => view.goods.length > 0)
}

/** Units that the warehouses of these openings have, by region and item. */
async function freeOf(candidates: Candidate[], goods: Goods[]): Promise<Map<string, number>> {
  const regions = [...new Set(candidates.map(({ openable }) => openable.opening.regionId))]
  const items = [...new Set(goods.flatMap(({ draws }) => draws.map(({ item }) => item)))]
  const ids = regions.flatMap(region => items.map(item => stockId(region, item)))
  return readFree(ids)
}

function viewOf(
  { openable: { opening, schedule }, past }: Candidate,
  goods: Goods[],
  free: Map<string, number>,
  now: Instant,
): OpeningView {
  const { endsAt, collectFrom } = timesFrom(schedule, dayOf(now).from, now)
  const { outcome, totals } = past ?? {}
  return {
    ...opening.origin,
    title: opening.title,
    rule: opening.rule,
    crateSize: opening.crateSize,
    goods: poolOf(opening.skus, goods).map(({ sku, name, art, tint, priceFen, draws }) => ({
      sku,
      name,
      art,
      tint,
      priceFen,
      inStock: canSell({ draws }, item => free.get(stockId(opening.regionId, item)) ?? 0, opening.allot),
    })),
    endsAt,
    collectFrom,
    last:
      past && outcome && totals
        ? { at: past.endsAt, units: totals.units, people: totals.people, outcome }
        : null,
  }
}
