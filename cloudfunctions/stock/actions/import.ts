import { importInput, type ImportOutput } from '../../../contracts/staff'
import { compareGoods } from '../../../domain/goods/compare-goods'
import { readGoods, skusNamedElsewhere } from '../../../domain/goods/read-goods'
import type { BadRow } from '../../../domain/goods/read-goods-row'
import type { Goods } from '../../../domain/goods/types'
import { accepted, refused, type Result } from '../../../domain/result'
import type { Instant } from '../../../domain/money/types'
import { runDocument } from '../../_effects/engine'
import { ofImport } from '../../_effects/of-import'
import { forHeadOffice } from '../../_kit/action'
import { readCsv } from '../../../domain/goods/read-csv'
import { digest } from '../../_kit/hash'
import { insertImport, readImport, type Import } from '../../_kit/store/goods'
import { readGoods as readStoredGoods } from '../../_kit/store/openings'

/** Bad rows told at once; whoever has more starts with these. */
const MOST_BAD_ROWS = 100

/**
 * A goods list becomes the brand's goods, whole or not at all: every row is read before the first is written, and what is to be
 * written is noted under the import's id. The same tap again, or a timer, finishes what died, and the answer is the same.
 */
export const importGoods = forHeadOffice(
  importInput,
  async ({ importId, csv }, { me, now }): Promise<Result<ImportOutput>> => {
    const hash = digest(csv, 32)
    let asked = await readImport(importId)
    if (!asked) {
      const decided = await decide(csv)
      if (!decided.ok) return decided
      const due = { todo: { [WRITE]: { due: now, tries: 0 } }, nextDue: now, stuck: false }
      asked = { _id: importId, hash, by: me.memberId, at: now, state: 'writing', ...decided.value, ...due }
      // The same tap at the same moment: what the other call noted counts.
      if ((await insertImport(asked)) === 'exists') asked = (await readImport(importId)) ?? asked
    }
    if (asked.hash !== hash) return refused({ code: 'bad-input', where: 'importId' })
    if (asked.state === 'writing') await finish(importId, now)
    return accepted(asked.counts)
  },
  { target: ({ importId }) => `import/${importId}` },
)

const WRITE = 'write-goods'

/** Nobody is told that a list is imported before it is; a timer goes on. */
async function finish(importId: string, now: Instant): Promise<void> {
  await runDocument(ofImport, importId, now, { only: [WRITE] })
  if ((await readImport(importId))?.state !== 'done') throw new Error('left to the timers')
}

async function decide(csv: string): Promise<Result<Required<Pick<Import, 'counts' | 'writes'>>>> {
  const list = await readList(csv)
  if (!list.ok) return list
  const there = await readStoredGoods(list.value.map(({ _id }) => _id))
  const { added, changed, same } = compareGoods(list.value, there)
  const counts = { added: added.length, changed: changed.length, same: same.length }
  return accepted({ counts, writes: [...added, ...changed] })
}

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
