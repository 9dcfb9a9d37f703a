import type { Entry } from '../../../domain/ledger/types'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import type { Shelf } from '../../../domain/shelf/types'
import type { Stock } from '../../../domain/stock/types'
import { isForStaff } from '../../../domain/todo/for-staff'
import type { Cloud } from '../../../emulator/types'

/** Everything the laws look at, read once. */
export interface Books {
  cloud: Cloud
  orders: Order[]
  shelves: Map<string, Shelf>
  groups: Map<string, Group>
  entries: Map<string, Entry>
  stocks: Stock[]
}

export function readBooks(cloud: Cloud): Books {
  const { find } = cloud.database
  return {
    cloud,
    orders: find<Order>('orders'),
    shelves: byId(find<Shelf>('shelves')),
    groups: byId(find<Group>('groups')),
    entries: byId(find<Entry>('entries')),
    stocks: find<Stock>('stock'),
  }
}

export const total = (amounts: number[]) => amounts.reduce((sum, one) => sum + one, 0)
export const byId = <T extends { _id: string }>(list: T[]) => new Map(list.map(one => [one._id, one]))
export const stuckIn = ({ todo }: Order) => Object.values(todo).some(isForStaff)
