import type { Goods } from '../../domain/goods/types'
import { readGoods } from '../_kit/store/openings'

/** The good that is sold alone and gives a stock item its name; `null` for an item nobody sells. */
export async function singleOf(item: string): Promise<Goods | null> {
  const [good] = await readGoods([item])
  return good?.kind === 'single' ? good : null
}
