import { PAGE_SIZE } from '../../../contracts/shapes'
import { stockInput, type StockOutput } from '../../../contracts/stock'
import { accepted } from '../../../domain/result'
import { stockId } from '../../../domain/stock/stock-id'
import { scopeOf } from '../../_acts/scope'
import { forStaff } from '../../_kit/action'
import { pageOfSingles } from '../../_kit/store/goods'
import { readStock } from '../../_kit/store/stock'
import { orEmpty, rowOf } from '../row-of'

/** What a region's warehouse has of everything the brand sells. Without a region head office gets the first. */
export const list = forStaff(stockInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const regionId = scope.value.regionId ?? scope.value.ids[0] ?? null
  const { rows, next } = await pageOfSingles(input.after, PAGE_SIZE)
  const stocks = regionId
    ? await readStock(rows.map(({ _id }) => stockId(regionId, _id)))
    : new Map<string, never>()
  const output: StockOutput = {
    regionId,
    regions: scope.value.regions.map(({ _id, name }) => ({ id: _id, name })),
    rows: rows.map(good => rowOf(good, orEmpty(stocks.get(good._id), regionId ?? '', good._id))),
    next,
  }
  return accepted(output)
})
