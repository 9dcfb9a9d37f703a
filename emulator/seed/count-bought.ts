import { boughtOf } from '../../domain/ledger/bought.ts'
import { emptyWallet, walletOfMember } from '../../domain/ledger/wallet.ts'
import type { Order } from '../../domain/order/types.ts'
import type { DemoShop } from './shop.ts'

/** Orders that were settled before wallets counted them are counted now. */
export async function countBought(shop: DemoShop): Promise<void> {
  const { find } = shop.cloud.database
  const settled = find<Order>('orders').filter(
    ({ collected, points }) => collected && points.state !== 'pending',
  )
  const sums = new Map<string, { orders: number; units: number }>()
  for (const order of settled) {
    const { orders, units } = boughtOf(order)
    const sum = sums.get(order.memberId) ?? { orders: 0, units: 0 }
    sums.set(order.memberId, { orders: sum.orders + orders, units: sum.units + units })
  }
  for (const [memberId, bought] of sums) {
    const _id = walletOfMember(memberId)
    if (find('wallets', { _id }).length === 0) await shop.put('wallets', [emptyWallet(_id)])
    await shop.change('wallets', _id, { bought })
  }
}
