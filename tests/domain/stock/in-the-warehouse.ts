import type { ShelfItem } from '../../../domain/shelf/types'
import { emptyStock } from '../../../domain/stock/stock-id'
import type { Lease, Stock } from '../../../domain/stock/types'
import { START } from '../../support/world'

/** What tests of the warehouse begin with: 24 bottles on a shelf that may sell 96, and the warehouse they came from. */

export const item = (over: Partial<ShelfItem> = {}): ShelfItem => ({
  allotted: 24,
  free: 24,
  held: 0,
  posted: 0,
  most: 96,
  loads: 1,
  ...over,
})

/** An item of a shelf from before there was a warehouse: nobody loads it again. */
export const oldItem = (free: number): ShelfItem => ({ allotted: 24, free, held: 0, posted: 24 - free })

export const lease = (units: number, over: Partial<Lease> = {}): Lease => ({
  units,
  loads: 1,
  at: START,
  ...over,
})

/** The east's bottles of 橘子汽水; what was received is what is somewhere. */
export const stock = (
  free: number,
  leases: Record<string, Lease> = {},
  over: Partial<Stock> = {},
): Stock => ({
  ...emptyStock('east', 'mandarin'),
  free,
  received: free + Object.values(leases).reduce((sum, { units }) => sum + units, 0),
  leases,
  ...over,
})
