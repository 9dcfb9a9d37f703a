import { PAGE_SIZE } from '../../../contracts/shapes'
import { goodsInput, type GoodsOutput } from '../../../contracts/staff'
import { accepted } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { pageOfGoods } from '../../_kit/store/goods'

/** The brand's goods; they belong to no region. */
export const goods = forStaff(goodsInput, async ({ after }) => {
  const { rows, next } = await pageOfGoods(after, PAGE_SIZE)
  const output: GoodsOutput = {
    rows: rows.map(({ _id, name, kind, spec, priceFen, listPriceFen, units, art, tint, state }) => ({
      sku: _id,
      name,
      kind,
      spec,
      priceFen,
      listPriceFen,
      units,
      art,
      tint,
      state,
    })),
    next,
  }
  return accepted(output)
})
