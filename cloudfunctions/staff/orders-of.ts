import { walletOfMember } from '../../domain/ledger/wallet'
import { countPendingOf } from '../_kit/store/order-sums'
import { readWallets } from '../_kit/store/wallets'

/**
 * How many orders members have bought: those they kept, which their wallets count, and those that may still be returned.
 * Orders of groups that failed are none. At most a hundred members at once.
 */
export async function ordersOf(memberIds: string[]): Promise<(memberId: string) => number> {
  const wallets = await readWallets(memberIds.map(walletOfMember))
  // An order that is being counted this moment stands in both.
  const counting = [...wallets.values()].flatMap(({ counting = {} }) => Object.keys(counting))
  const pending = await countPendingOf(memberIds, counting)
  return memberId =>
    (wallets.get(walletOfMember(memberId))?.bought?.orders ?? 0) + (pending.get(memberId) ?? 0)
}
