import { importInput, type ImportOutput } from '../../../contracts/staff'
import { compareGoods } from '../../../domain/goods/compare-goods'
import { readGoods, skusNamedElsewhere } from '../../../domain/goods/read-goods'
import type { BadRow } from '../../../domain/goods/read-goods-row'
import type { Goods } from '../../../domain/goods/types'
import { accepted, refused, type Result } from '../../../domain/result'
import { forHeadOffice } from '../../_kit/action'
import { readCsv } from '../../../domain/goods/read-csv'
import { digest } from '../../_kit/hash'
import { insertImport, markImported, readImport, writeGood, type Import } from '../../_kit/store/goods'
import { readGoods as readStoredGoods } from '../../_kit/store/openings'

/** Bad rows told at once; whoever has more starts with these. */
const MOST_BAD_ROWS = 100
/** Goods written at the same time. */
const AT_ONCE = 20

/**
 * A goods list becomes the brand's goods, whole or not at all: every row is read before the first is written. What was
 * decided is noted under the import's id, so the same tap again finishes what died and answers the same counts.
 */
export const importGoods = forHeadOffice(
  importInput,
  async ({ importId, csv }, { me, now }): Promise<Result<ImportOutput>> => {
    const hash = digest(csv, 32)
    const before = await readImport(importId)
    if (before && before.hash !== hash) return refused({ code: 'bad-input', where: 'importId' })
    if (before?.state === 'done') return accepted(before.counts)

    const list = await readList(csv)
    if (!list.ok) return list
    const there = await readStoredGoods(list.value.map(({ _id }) => _id))
    const { added, changed, same } = compareGoods(list.value, there)
    const counts = { added: added.length, changed: changed.length, same: same.length }
    const asked: Import = before ?? {
      _id: importId,
      hash,
      by: me.memberId,
      at: now,
      counts,
      state: 'writing',
    }
    if (!before && (await insertImport(asked)) === 'exists') return refused({ code: 'busy' })

    const writes = [...added, ...changed]
    for (let from = 0; from < writes.length; from += AT_ONCE)
      await Promise.all(writes.slice(from, from + AT_ONCE).map(good => writeGood(good, asked)))
    await markImported(importId)
    return accepted(asked.counts)
  },
  { target: ({ importId }) => `import/${importId}` },
)

async function readList(csv: string): Promise<Result<Goods[]>> {
  const table = readCsv(csv)
  if ('brokenAt' in table)
    return badRows([{ line: table.brokenAt, column: '', reason: '这一行的引号没有成对' }])
  const { head, rows } = table
  const { goods, bad } = readGoods(head, rows, await readStoredGoods(skusNamedElsewhere(rows)))
  return bad.length > 0 ? badRows(bad) : accepted(goods)
}

function badRows(rows: BadRow[]) {
  return refused({ code: 'bad-rows', rows: rows.slice(0, MOST_BAD_ROWS) })
}
