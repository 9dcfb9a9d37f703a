import type { Fen, BasisPoints, Instant } from '../money/types'
import type { GoodsKind, Sku, StockItem, Tint } from '../goods/types'
import type { Todos } from '../order/types'

/** When a group has succeeded. A case is a full crate: ⌊units ÷ crateSize⌋. */
export type GroupRule =
  | { by: 'units'; target: number }
  | { by: 'cases'; target: number }
  | { by: 'people'; target: number }
  | { by: 'amount'; targetFen: Fen }

/** One good of a group's pool, as promised: a snapshot of brand facts and the group's price. */
export interface PoolLine {
  sku: Sku
  name: string
  kind: GoodsKind
  spec: string
  note: string
  priceFen: Fen
  listPriceFen: Fen
  units: number
  draws: { item: StockItem; units: number }[]
  art: string
  tint: Tint
}

export interface PickupPoint {
  _id: string
  name: string
  address: string
  regionId: string
  /** The leader who receives there. */
  leaderId: string
}

export type Guarantee = 'refund-if-not-formed' | 'short-goods-refunded' | 'brand-ships'

/** What was promised to those who join. Never changed: a new price is a new version. `_id` is `<groupId>@<version>`. */
export interface GroupTerms {
  _id: string
  groupId: string
  version: number
  rule: GroupRule
  /** Slots of one crate: 12, 24 or 48. */
  crateSize: number
  pool: PoolLine[]
  endsAt: Instant
  points: { id: string; name: string; address: string }[]
  collectFrom: Instant
  collectUntil: Instant
  guarantees: Guarantee[]
  commissionBp: BasisPoints
  leaderId: string
  regionId: string
  /** How many shelves were promised for it; absent: one. On version 1. */
  shelfCount?: number
  /** Units per stock item that this group may sell, if the warehouse has them. */
  allot?: Record<StockItem, number>
  /** At most so many members (C-10); absent: as many as there are goods for. */
  mostPeople?: number
  /** Hash of the command that opened the group: the same id with other contents is refused. On version 1. */
  openHash?: string
}

/** What the posted orders of a group add up to. */
export interface GroupTotals {
  units: number
  fen: Fen
  people: number
  orders: number
}

/**
 * `open` takes orders until the deadline; `closing` has sealed its shelves and waits for payments in flight;
 * `closed` is decided. Forming is a fact beside the state: a group forms at once and stays joinable.
 */
export interface Group {
  _id: string
  title: string
  leaderId: string
  leaderName: string
  regionId: string
  pointId: string
  relation: 'managed' | 'co-create' | 'traffic'
  /** Where it came from: a template of the brand, or an earlier group. */
  origin: { kind: 'template' | 'group'; id: string }
  /** The template at the beginning of that chain: switched off, none of its groups is opened again. */
  templateId?: string
  openedAt: Instant
  /** Who opened it: the leader herself, or staff for her (managed). */
  openedBy: string
  endsAt: Instant
  /** Deadline + 5 minutes: by then unknown payments count as unpaid. */
  decideAt: Instant
  collectFrom: Instant
  termsVersion: number
  shelves: string[]
  state: 'open' | 'closing' | 'closed'
  formedAt: Instant | null
  outcome: 'formed' | 'failed' | null
  /** Stored once, when decided. */
  totals: GroupTotals | null
  arrivedAt: Instant | null
  /** The name of who marked the goods as arrived. */
  arrivedBy?: string
  /** The tap that did it, so that the same one again hears the same. */
  arrivedTap?: string
  /** What each change of a price asked for and the version it made, by its tap. */
  repriced?: Record<string, { version: number; sku: string; priceFen: number }>
  /** File id of its mini-program code's image, once it was made. */
  codeFile?: string
  todo: Todos
  nextDue: Instant | null
  stuck: boolean
  /** Counts every to-do added; see orders. */
  woken?: number
}

/** A group the brand prepared for a leader to open with one tap. */
export interface GroupTemplate {
  _id: string
  regionId: string
  title: string
  rule: GroupRule
  crateSize: number
  skus: Sku[]
  /** Units per stock item that such a group may sell, if the warehouse has them. */
  allot: Record<StockItem, number>
  /** At most so many members may join (C-10). */
  mostPeople?: number
  /** The deadline: this hour of the day, this many days after opening, Asia/Shanghai. */
  endsInDays: number
  endsAtHour: number
  collectAfterDays: number
  collectFromHour: number
  collectUntilHour: number
  state: 'on' | 'off'
}
