import type { Fen } from '../money/types'

export type GoodsKind = 'single' | 'bundle' | 'case'
/** The ground behind a goods picture; the tokens of `styles/tokens.scss`. */
export type Tint = 'orange' | 'blue' | 'pink' | 'green' | 'gold' | 'plum' | 'paper'

/** Ids that become field names: a letter, then letters, digits and `_` (a limit of the document database). */
export type StockItem = string
export type Sku = string

export interface Goods {
  _id: Sku
  name: string
  kind: GoodsKind
  /** What is in it, for example `275 ml`. A brand fact: leaders cannot edit it. */
  spec: string
  /** One line of facts, for example `真橘汁 12%`. */
  note: string
  /** What it costs alone, struck through beside a group's price. */
  listPriceFen: Fen
  /** The brand's group price; the one a managed group sells at. */
  priceFen: Fen
  /** How many units one piece counts into a crate. 0 for things that are not drunk. */
  units: number
  /** What one piece takes from the shelf. */
  draws: { item: StockItem; units: number }[]
  art: string
  tint: Tint
  sort: number
  state: 'on' | 'off'
}
