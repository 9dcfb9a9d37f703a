import { receiveInput } from '../../../contracts/stock'
import { stockId } from '../../../domain/stock/stock-id'
import { forStaff } from '../../_kit/action'
import { moveUnits } from '../move'

/** A delivery has come into the warehouse. */
export const receive = forStaff(
  receiveInput,
  ({ tapId, regionId, item, units, note = '' }, context) => {
    const { now, me } = context
    return moveUnits(
      { tapId, regionId, item, move: { what: 'received', units, note, at: now, byName: me.name } },
      context,
    )
  },
  {
    target: ({ regionId, item }) => `stock/${stockId(regionId, item)}`,
    facts: ({ units, note }) => ({ units, ...(note ? { note } : {}) }),
  },
)
