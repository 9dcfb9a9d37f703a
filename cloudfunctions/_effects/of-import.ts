import { writeGood, type Import } from '../_kit/store/goods'
import { command } from '../_kit/wechat'
import type { Effect } from './effect'
import type { Kind } from './engine'

/** Goods written at the same time. */
const AT_ONCE = 20

/** Writes what an import decided; each good is written once, however often this runs. */
const writeGoods: Effect<Import> = async asked => {
  const { writes = [] } = asked
  for (let from = 0; from < writes.length; from += AT_ONCE)
    await Promise.all(writes.slice(from, from + AT_ONCE).map(good => writeGood(good, asked)))
  return { done: true, data: { state: 'done', writes: command.remove() } }
}

/** An import asks nothing of anybody but the database: it goes on being tried, where head office sees it. */
export const ofImport: Kind = {
  name: 'import',
  collection: 'imports',
  names: ['write-goods'],
  effectFor: name => (name === 'write-goods' ? writeGoods : undefined),
  isPatient: () => true,
}
