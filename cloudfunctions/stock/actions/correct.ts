import { correctInput } from '../../../contracts/stock'
import { stockId } from '../../../domain/stock/stock-id'
import { forStaff } from '../../_kit/action'
import { moveUnits } from '../move'

/** Somebody counted, and the warehouse has more or less than the books say. */
export const correct = forStaff(
  correctInput,
  ({ tapId, regionId, item, units, why, note = '' }, context) => {
    const { now, me } = context
    return moveUnits(
      { tapId, regionId, item, move: { what: 'corrected', units, why, note, at: now, byName: me.name } },
      context,
    )
  },
  {
    target: ({ regionId, item }) => `stock/${stockId(regionId, item)}`,
    facts: ({ units, why, note }) => ({ units, why, ...(note ? { note } : {}) }),
  },
)
