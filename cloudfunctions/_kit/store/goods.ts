import type { Goods } from '../../../domain/goods/types'
import type { Instant } from '../../../domain/money/types'
import type { Todos } from '../../../domain/order/types'
import { command } from '../wechat'
import { change, insert, read } from './documents'
import { listPage, type Page } from './pages'

export interface ImportCounts {
  added: number
  changed: number
  same: number
}

/** An import of a goods list: what was asked for and what it came to. `_id` is the tap's. */
export interface Import {
  _id: string
  hash: string
  by: string
  at: Instant
  counts: ImportCounts
  state: 'writing' | 'done'
  /** What is still to be written; gone when it is. */
  writes?: Goods[]
  todo: Todos
  nextDue: Instant | null
  stuck: boolean
}

export const readImport = (importId: string) => read<Import>('imports', importId)
export const insertImport = (asked: Import) => insert('imports', asked)

/**
 * Writes one good of an import; doing it again changes nothing. A good that a later import has written is left alone,
 * so that finishing an import that died cannot bring old prices back.
 */
export async function writeGood(good: Goods, asked: Pick<Import, '_id' | 'at'>): Promise<void> {
  const written = { ...good, importId: asked._id, importedAt: asked.at }
  if ((await insert('goods', written)) === 'inserted') return
  const { _id, ...facts } = written
  const older = command.lt(asked.at).or(command.exists(false))
  await change('goods', { _id, importedAt: older }, facts)
}

/** The brand's goods in their own order, on sale or not. */
export function pageOfGoods(after: string | undefined, size: number): Promise<Page<Goods>> {
  return listPage<Goods>('goods', { where: {}, by: 'sort', direction: 'asc', after, size })
}

/** Goods that are sold alone, one for each stock item, in the brand's order. */
export function pageOfSingles(after: string | undefined, size: number): Promise<Page<Goods>> {
  return listPage<Goods>('goods', { where: { kind: 'single' }, by: 'sort', direction: 'asc', after, size })
}
