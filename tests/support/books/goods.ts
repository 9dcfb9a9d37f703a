import { isBalanced } from '../../../domain/shelf/is-balanced'
import { groupOf, leaseKey, shelfOf } from '../../../domain/stock/lease-key'
import { isStockRight } from '../../../domain/stock/stock-id'
import type { Books } from './reading'

/** A shelf balances, holds what its holds say, and posted what its orders say. */
export function ofShelves({ shelves, orders }: Books): string[] {
  const found: string[] = []
  for (const shelf of shelves.values()) {
    if (!isBalanced(shelf)) found.push(`shelf ${shelf._id} is not balanced: ${JSON.stringify(shelf.items)}`)
    for (const [key, orderId] of Object.entries(shelf.unpaid))
      if (shelf.holds[orderId]?.key !== key)
        found.push(`shelf ${shelf._id} says ${orderId} is unpaid, without a hold`)
    const posted: Record<string, number> = {}
    const caps = orders.filter(order => order.shelfId === shelf._id && shelf.joined[order.holdId])
    for (const { lines } of caps)
      for (const { draws, quantity } of lines)
        for (const { item, units } of draws) posted[item] = (posted[item] ?? 0) + units * quantity
    for (const [item, { posted: said }] of Object.entries(shelf.items))
      if (said !== (posted[item] ?? 0))
        found.push(`shelf ${shelf._id} posted ${said} ${item}, its orders ${posted[item]}`)
    if (caps.length !== Object.keys(shelf.joined).length)
      found.push(`shelf ${shelf._id} has caps of no order`)
  }
  return found
}

/**
 * Every unit is in one place: free in the warehouse, in the lease of one shelf, or sold. A shelf has what its lease says, or
 * less while a load is on its way; one that was cleared has no lease. When all is settled, what is sold is what formed
 * groups posted.
 */
export function ofStock({ stocks, shelves, groups }: Books, settled: boolean): string[] {
  const found: string[] = []
  for (const stock of stocks) {
    const say = (what: string) => found.push(`stock ${stock._id} ${what}`)
    if (!isStockRight(stock)) say(`is not right: ${JSON.stringify(stock)}`)
    let sold = 0
    for (const shelf of shelves.values()) {
      if (shelf.regionId !== stock.regionId || !shelf.items[stock.item]) continue
      const { allotted, posted, most = allotted, loads = 0 } = shelf.items[stock.item]!
      const lease = stock.leases[leaseKey(shelf._id)]
      const cleared = shelf.clearedAt !== undefined
      if (allotted > most) say(`gave ${shelf._id} ${allotted} of at most ${most}`)
      if (lease && lease.units > most) say(`leased ${lease.units} to ${shelf._id}, at most ${most}`)
      if (!cleared && allotted > (lease?.units ?? 0))
        say(`leased ${lease?.units} to ${shelf._id}, which has ${allotted}`)
      if (!cleared && lease && lease.loads === loads && lease.units !== allotted)
        say(`and ${shelf._id} count ${loads} loads, and not the same units`)
      if (!settled || !cleared) continue
      if (lease) say(`still leases ${lease.units} to the cleared ${shelf._id}`)
      if (groups.get(shelf.groupId)?.outcome === 'formed') sold += posted
    }
    if (settled) {
      const open = Object.keys(stock.leases).filter(
        key => shelves.get(shelfOf(key)) === undefined || !groups.has(groupOf(key)),
      )
      if (open.length > 0) say(`leases to nobody: ${open.join(', ')}`)
      if (sold !== stock.sold) say(`sold ${stock.sold}, its shelves ${sold}`)
    }
  }
  return found
}
