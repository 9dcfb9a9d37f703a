import type { MoveOutput, StockItemOutput, StockOutput } from '#contracts/stock'
import type { CorrectionReason } from '#domain/stock/types'
import { call } from './client'

export interface Move {
  tapId: string
  regionId: string
  item: string
  units: number
  note: string
}

export const listStock = (input: { regionId?: string; after?: string } = {}) =>
  call<StockOutput>('stock', 'list', input)
export const getStockItem = (input: { regionId: string; item: string }) =>
  call<StockItemOutput>('stock', 'item', input)
export const receiveStock = (input: Move) => call<MoveOutput>('stock', 'receive', input)
export const correctStock = (input: Move & { why: CorrectionReason }) =>
  call<MoveOutput>('stock', 'correct', input)
