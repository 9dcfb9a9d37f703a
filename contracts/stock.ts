import * as z from 'zod/mini'
import type { Tint } from '../domain/goods/types'
import type { groupFace } from '../domain/group/group-face'
import { MOST_MOVED } from '../domain/stock/limits'
import type { StockLevel } from '../domain/stock/level'
import type { StockMove } from '../domain/stock/types'
import type { Paged } from './views'
import { docId, fieldId, page, tapId } from './shapes'

/** What lies in the warehouse of a region. */

const note = z.optional(z.string().check(z.trim(), z.maxLength(60)))

export const stockInput = z.extend(page, { regionId: z.optional(docId) })
export interface StockRow {
  item: string
  name: string
  spec: string
  art: string
  tint: Tint
  /** Units that no group has. */
  free: number
  /** Units that groups have on their shelves, sold or not. */
  leased: number
  level: StockLevel
}
export interface StockOutput extends Paged<StockRow> {
  regionId: string | null
  regions: { id: string; name: string }[]
}

export const stockItemInput = z.object({ regionId: docId, item: fieldId })
export interface StockItemOutput extends StockRow {
  received: number
  corrected: number
  sold: number
  /** The groups that have some, those with most in front. */
  groups: {
    groupId: string
    title: string
    state: ReturnType<typeof groupFace>
    /** Units it has, and how many of them nobody has paid or is paying for. */
    units: number
    free: number
  }[]
  /** How many groups more there are than are shown. */
  moreGroups: number
  /** What came in and what was corrected, the last one in front. */
  moves: StockMove[]
}

export const receiveInput = z.object({
  tapId,
  regionId: docId,
  item: fieldId,
  units: z.int().check(z.gte(1), z.lte(MOST_MOVED)),
  note,
})
/** `units`: how many there are more (or less, below zero) than the books say. */
export const correctInput = z.object({
  tapId,
  regionId: docId,
  item: fieldId,
  units: z.int().check(
    z.gte(-MOST_MOVED),
    z.lte(MOST_MOVED),
    z.refine(units => units !== 0),
  ),
  why: z.enum(['broken', 'missing', 'found', 'miscounted', 'other']),
  note,
})
/** The same for the same tap, whatever happened since. */
export interface MoveOutput {
  units: number
}
