import type { Fen } from '../money/types'
import { readCount, readPrice } from './read-number'
import type { GoodsKind, Sku, Tint } from './types'

/** The columns of a goods list, in the words of who writes it. */
export const COLUMNS = [
  '编号',
  '名称',
  '类别',
  '规格',
  '说明',
  '单买价',
  '团购价',
  '瓶数',
  '由什么组成',
  '图',
  '底色',
  '上架',
] as const
export type Column = (typeof COLUMNS)[number]
/** These may be missing altogether; the others must stand in the head of the file. */
const OPTIONAL: readonly Column[] = ['说明', '瓶数', '由什么组成', '上架']

/** One row as it stands in the file; `line` counts from 1 and includes the head. */
export interface Row {
  line: number
  cells: Record<string, string>
}

/** What is wrong, where; the reason speaks the language of the file, because it is read beside it. */
export interface BadRow {
  line: number
  column: string
  reason: string
}

/** `橘子汽水275×2`: what one piece is made of, not yet looked up. */
export interface Part {
  what: string
  count: number
}

export interface GoodsRow {
  line: number
  sku: Sku
  name: string
  kind: GoodsKind
  spec: string
  note: string
  listPriceFen: Fen
  priceFen: Fen
  /** null: not written, to be summed from the parts. */
  units: number | null
  parts: Part[]
  art: string
  tint: Tint
  state: 'on' | 'off'
}

const KINDS: Record<string, GoodsKind> = {
  单瓶: 'single',
  单罐: 'single',
  单件: 'single',
  单品: 'single',
  组合: 'bundle',
  礼盒: 'bundle',
  整箱: 'case',
}
const TINTS: Record<string, Tint> = {
  橙: 'orange',
  蓝: 'blue',
  粉: 'pink',
  绿: 'green',
  金: 'gold',
  紫: 'plum',
  梅: 'plum',
  纸: 'paper',
  米: 'paper',
}
const TINT_IDS: readonly Tint[] = ['orange', 'blue', 'pink', 'green', 'gold', 'plum', 'paper']
const YES = ['', '是', '上架', '在售', 'on', 'y', 'yes', '1']
const NO = ['否', '下架', '停售', 'off', 'n', 'no', '0']

/** Lengths in characters: names fit two lines of a card, facts one. */
const LONGEST = { 名称: 24, 规格: 20, 说明: 40 }
/** Pieces of one part, and units of one piece: a pallet is not sold here. */
const MOST_COUNTED = 999
const MOST_PARTS = 20

/** Columns that the head of the file must have and has not. */
export function missingColumns(head: string[]): BadRow[] {
  return COLUMNS.filter(column => !OPTIONAL.includes(column) && !head.includes(column)).map(column => ({
    line: 1,
    column,
    reason: '表头里缺这一列',
  }))
}

/** Reads one row on its own; everything wrong with it is named at once. */
export function readGoodsRow({ line, cells }: Row): { row: GoodsRow | null; bad: BadRow[] } {
  const bad: BadRow[] = []
  const cell = (column: Column) => (cells[column] ?? '').trim()
  const key = (column: Column) => cell(column).normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  /** Notes what is wrong and goes on with a stand-in, which is never used once anything is bad. */
  function must<T>(column: Column, value: T | null | undefined, reason: string, standIn: T): T {
    if (value !== null && value !== undefined) return value
    bad.push({ line, column, reason: cell(column) === '' ? '没有填' : reason })
    return standIn
  }
  const words = (column: keyof typeof LONGEST, least: 0 | 1) => {
    const text = cell(column)
    const fits = text.length >= least && text.length <= LONGEST[column]
    return must(column, fits ? text : null, `最多 ${LONGEST[column]} 个字`, '')
  }

  const kind = must('类别', KINDS[key('类别')], '写单瓶、组合或整箱', 'single')
  const listPriceFen = must('单买价', readPrice(cell('单买价')), '不是金额，例如 4.60', 0 as Fen)
  const priceFen = must('团购价', readPrice(cell('团购价')), '不是金额，例如 4.60', 0 as Fen)
  if (bad.length === 0 && priceFen > listPriceFen) bad.push({ line, column: '团购价', reason: '比单买价高' })
  const row: GoodsRow = {
    line,
    sku: must('编号', readSku(key('编号')), '用字母开头，只用字母、数字和横线，最多 32 个', ''),
    name: words('名称', 1),
    kind,
    spec: words('规格', 1),
    note: words('说明', 0),
    listPriceFen,
    priceFen,
    units:
      cell('瓶数') === '' ? null : must('瓶数', readCount(cell('瓶数'), MOST_COUNTED), '不是个数，例如 6', 0),
    parts: must('由什么组成', readParts(cell('由什么组成')), '看不懂，例如 橘子汽水275×2;海盐汽水275×2', []),
    art: must('图', /^[a-z][a-z0-9-]{0,39}$/.exec(key('图'))?.[0], '写图的名字，例如 bottle-mandarin', ''),
    tint: must('底色', readTint(key('底色')), '写橙、蓝、粉、绿、金、紫或纸', 'paper'),
    state: must('上架', readState(key('上架')), '写是或否', 'off'),
  }
  if (kind === 'single' && row.parts.length > 0)
    bad.push({ line, column: '由什么组成', reason: '单瓶不用写' })
  if (kind !== 'single' && cell('由什么组成') === '')
    bad.push({ line, column: '由什么组成', reason: '没有填' })
  return { row: bad.length === 0 ? row : null, bad }
}

/** `QY-275` → `qy_275`: skus become field names, so a letter comes first and `_` stands for the hyphen. */
export function readSku(key: string): Sku | null {
  const sku = key.replaceAll('-', '_')
  return /^[a-z][0-9a-z_]{0,31}$/.test(sku) ? sku : null
}

/** Parts are told apart by `;` or `、`; a part without a count is one piece. */
function readParts(text: string): Part[] | null {
  const parts: Part[] = []
  for (const piece of text.split(/[;；、\n]/).filter(piece => piece.trim() !== '')) {
    const match = /^(.+?)\s*(?:[×xX*✕]\s*([0-9０-９]{1,4}))?$/u.exec(piece.trim())
    const count = match?.[2] === undefined ? 1 : readCount(match[2], MOST_COUNTED)
    if (!match || count === null || count === 0) return null
    parts.push({ what: match[1]!, count })
  }
  return parts.length <= MOST_PARTS ? parts : null
}

function readTint(key: string): Tint | null {
  return TINT_IDS.find(tint => tint === key) ?? TINTS[key.replace(/色$/, '')] ?? null
}

function readState(key: string): 'on' | 'off' | null {
  if (YES.includes(key)) return 'on'
  return NO.includes(key) ? 'off' : null
}
