import type { MoveOutput } from '../../contracts/stock'
import { accepted, refused, type Result } from '../../domain/result'
import { emptyStock, stockId } from '../../domain/stock/stock-id'
import { isSameMove } from '../../domain/stock/same-move'
import type { StockMove } from '../../domain/stock/types'
import type { StaffContext } from '../_kit/action'
import { insertStock, moveStock, readStock } from '../_kit/store/stock'
import { singleOf } from './single-of'

export interface MoveWish {
  tapId: string
  regionId: string
  item: string
  move: StockMove
}

/** Times the item is looked at again because its place was just made, or its units were just taken. */
const MOST_ROUNDS = 4

/**
 * Units come in, or a count is corrected, once per tap. What groups have on their shelves cannot be taken away from
 * them: a correction below what is free is refused with what is.
 */
export async function moveUnits(
  { tapId, regionId, item, move }: MoveWish,
  { sees }: Pick<StaffContext, 'sees'>,
): Promise<Result<MoveOutput>> {
  if (!sees(regionId)) return refused({ code: 'forbidden' })
  if (!(await singleOf(item))) return refused({ code: 'not-found', what: 'item' })
  const id = stockId(regionId, item)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (await moveStock(id, tapId, move)) return accepted({ units: move.units })
    const stock = (await readStock([id])).get(item)
    const known = stock?.moves[tapId]
    if (known)
      return isSameMove(known, move) ? accepted({ units: move.units }) : refused({ code: 'tap-changed' })
    if (!stock) await insertStock(emptyStock(regionId, item))
    else if (stock.free + move.units < 0) return refused({ code: 'not-in-stock', free: stock.free })
  }
  return refused({ code: 'busy' })
}
