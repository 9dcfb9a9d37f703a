import { boughtOf, countIn } from '../../domain/ledger/bought'
import { emptyWallet, walletOfMember } from '../../domain/ledger/wallet'
import type { Order } from '../../domain/order/types'
import { readOrder } from '../_kit/store/orders'
import { insertWallet, readWallet, replaceCounts } from '../_kit/store/wallets'

/** Times a wallet is read again because somebody else wrote it meanwhile. */
const MOST_ROUNDS = 20

/**
 * Counts a kept order into its member's wallet, once. The wallet is read before the order: whoever counted it since has
 * moved the wallet's revision, and whoever had done so before left his marker, here or in the order. Whoever calls this settles
 * the order's points next and takes the marker off last.
 */
export async function countBought(order: Order): Promise<void> {
  const bought = boughtOf(order)
  if (bought.orders === 0) return
  const walletId = walletOfMember(order.memberId)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wallet = await readWallet(walletId)
    if (wallet?.counting?.[order._id]) return
    const now = await readOrder(order._id)
    if (now?.points.state !== 'pending') return
    if (!wallet) await insertWallet(emptyWallet(walletId))
    else {
      const counted = { _id: walletId, bought: countIn(wallet, bought) }
      if (await replaceCounts(wallet.rev, counted, order._id)) return
    }
  }
  throw new Error(`wallet ${walletId} changes faster than an order can be counted`)
}
