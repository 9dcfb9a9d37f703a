import { walletOfMember } from '../../domain/ledger/wallet'
import { countPendingOf } from '../_kit/store/order-sums'
import { readWallets } from '../_kit/store/wallets'

/**
 * How many orders members have bought: those they kept, which their wallets count, and those that may still be returned.
 * Orders of groups that failed are none. At most a hundred members at once.
 */
export async function ordersOf(memberIds: string[]): Promise<(memberId: string) => number> {
  const [wallets, pending] = await Promise.all([
    readWallets(memberIds.map(walletOfMember)),
    countPendingOf(memberIds),
  ])
  return memberId =>
    (wallets.get(walletOfMember(memberId))?.bought?.orders ?? 0) + (pending.get(memberId) ?? 0)
}
