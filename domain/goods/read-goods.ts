import { missingColumns, readGoodsRow, readSku, type BadRow, type GoodsRow, type Row } from './read-goods-row'
import type { Goods, Sku } from './types'

/** Between two goods, so that one can be put between them by hand. */
const SORT_STEP = 10

/** Codes that the parts name and the file does not hold: the caller looks them up among the goods there are. */
export function skusNamedElsewhere(rows: Row[]): Sku[] {
  const read = rows.flatMap(row => readGoodsRow(row).row ?? [])
  const here = new Set(read.map(({ sku }) => sku))
  const named = read.flatMap(({ parts }) => parts.flatMap(({ what }) => readSku(keyOf(what)) ?? []))
  return [...new Set(named)].filter(sku => !here.has(sku))
}

/**
 * The whole list or nothing: every row is read and looked up before a single good may change. `known` are goods
 * already there that the parts may name by code. All that is wrong is told at once, in the order of the file.
 */
export function readGoods(head: string[], rows: Row[], known: Goods[]): { goods: Goods[]; bad: BadRow[] } {
  const missing = missingColumns(head)
  if (missing.length > 0) return { goods: [], bad: missing }
  if (rows.length === 0) return { goods: [], bad: [{ line: 1, column: '', reason: '没有一行商品' }] }

  const bad: BadRow[] = []
  const read: GoodsRow[] = []
  const lineOf = new Map<Sku, number>()
  for (const each of rows) {
    const { row, bad: wrong } = readGoodsRow(each)
    bad.push(...wrong)
    if (!row) continue
    const earlier = lineOf.get(row.sku)
    if (earlier !== undefined) bad.push({ line: row.line, column: '编号', reason: `和第 ${earlier} 行一样` })
    lineOf.set(row.sku, earlier ?? row.line)
    read.push(row)
  }

  const unread = rows.filter(({ line }) => !read.some(row => row.line === line))
  const singles = new Singles(read, known, unread)
  const goods = read.map((row, index) => composed(row, singles, (index + 1) * SORT_STEP, bad))
  bad.sort((a, b) => a.line - b.line)
  return { goods: bad.length === 0 ? goods : [], bad }
}

/** A good of the list; bundles and cases draw the singles' stock items, summed per item (C-02). */
function composed(row: GoodsRow, singles: Singles, sort: number, bad: BadRow[]): Goods {
  const { line, sku, parts, units: written, ...facts } = row
  const draws = new Map<Sku, number>()
  let summed: number | null = 0
  for (const { what, count } of parts) {
    const found = singles.find(what)
    if (typeof found === 'object') {
      draws.set(found.sku, (draws.get(found.sku) ?? 0) + count)
      if (summed !== null) summed += found.units * count
    } else {
      summed = null
      const reason = reasonFor(found, what)
      if (reason) bad.push({ line, column: '由什么组成', reason })
    }
  }
  const units = written ?? (row.kind === 'single' ? 1 : (summed ?? 0))
  if (row.kind === 'single') draws.set(sku, 1)
  else if (summed !== null && units !== summed)
    bad.push({ line, column: '瓶数', reason: `写了 ${units}，组成加起来是 ${summed}` })
  return {
    _id: sku,
    ...facts,
    units,
    draws: [...draws].map(([item, units]) => ({ item, units })),
    sort,
  }
}

/** A part that is named after a row which is wrong itself is right again with that row: one fault, told once. */
function reasonFor(found: NotFound, what: string): string | null {
  switch (found) {
    case 'unknown':
      return `找不到「${what}」`
    case 'several':
      return `叫「${what}」的不止一个，请写编号`
    case 'not-single':
      return `「${what}」不是单瓶`
    case 'unread':
      return null
  }
}

interface Single {
  sku: Sku
  units: number
}

type NotFound = 'unknown' | 'several' | 'not-single' | 'unread'

/** Finds what a part names: by code, by name, or by name and size as people write them together. */
class Singles {
  private readonly named = new Map<string, Single | NotFound>()

  constructor(rows: GoodsRow[], known: Goods[], unread: Row[]) {
    const here = new Set(rows.map(({ sku }) => sku))
    for (const { cells } of unread)
      for (const key of keysOf(cells['编号'] ?? '', cells['名称'] ?? '', cells['规格'] ?? ''))
        this.named.set(key, 'unread')
    const all = [
      ...rows.map(row => ({ ...row, units: row.units ?? 1 })),
      ...known.filter(({ _id }) => !here.has(_id)).map(good => ({ ...good, sku: good._id })),
    ]
    for (const { sku, name, spec, kind, units } of all)
      for (const key of keysOf(sku, name, spec))
        this.note(key, kind === 'single' ? { sku, units } : 'not-single')
  }

  find(what: string): Single | NotFound {
    return this.named.get(keyOf(what)) ?? 'unknown'
  }

  private note(key: string, single: Single | 'not-single'): void {
    const there = this.named.get(key)
    // A case is often called like its bottle; the bottle is meant.
    if (there === undefined || there === 'not-single') this.named.set(key, single)
    else if (typeof there === 'object' && typeof single === 'object' && there.sku !== single.sku)
      this.named.set(key, 'several')
  }
}

function keysOf(code: string, name: string, spec: string): Set<string> {
  const size = /\d+/.exec(spec.normalize('NFKC'))?.[0] ?? ''
  const codes = [code, code.replaceAll('_', '-'), code.replaceAll('-', '_')]
  return new Set([...codes, name, `${name}${size}`, `${name}${spec}`].map(keyOf).filter(key => key !== ''))
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
