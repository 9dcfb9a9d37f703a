import type { CorrectionReason, StockMove } from '#domain/stock/types'
import type { StockLevel } from '#domain/stock/level'
import { thousands } from '../money'

/** What is said of an item before its numbers; nothing when there is enough. */
export const levelWords: Record<StockLevel, { word: string; tone: 'warm' | 'danger' } | null> = {
  none: { word: '没有了', tone: 'danger' },
  few: { word: '不多了', tone: 'warm' },
  enough: null,
}

export const correctionWords: Record<CorrectionReason, string> = {
  broken: '破损',
  missing: '找不到',
  found: '多出来',
  miscounted: '之前数错',
  other: '别的原因',
}

/** '+240 件', '−3 件': with a minus as wide as the plus. */
export const signedUnits = (units: number): string =>
  `${units < 0 ? '−' : '+'}${thousands(Math.abs(units))} 件`

/** What happened in the warehouse, in two words. */
export function moveWord(move: StockMove): string {
  return move.what === 'received' ? '进货' : `盘点 · ${correctionWords[move.why]}`
}
