import { type CardOutput, meInput as nothing } from '../../../contracts/member'
import type { Points } from '../../../domain/money/types'
import { accepted, refused } from '../../../domain/result'
import { openLots, openPoints, walletOfMember } from '../../../domain/ledger/wallet'
import { forMember } from '../../_kit/action'
import { pendingOf } from '../../_kit/store/order-sums'
import { readMember } from '../../_kit/store/members'
import { readWallet } from '../../_kit/store/wallets'

/** The member card: what she has, what is coming, and when it ends. */
export const card = forMember<typeof nothing, CardOutput>(nothing, async (_input, { me, now }) => {
  const [member, wallet] = await Promise.all([
    readMember(me.memberId),
    readWallet(walletOfMember(me.memberId)),
  ])
  if (!member) return refused({ code: 'not-a-member' })
  // The wallet first: an order that is being counted this moment stands in both.
  const pending = await pendingOf(me.memberId, Object.keys(wallet?.counting ?? {}))
  const bought = wallet?.bought ?? { orders: 0, units: 0 }
  return accepted({
    name: member.name,
    cardNo: member.cardNo,
    since: member.joinedAt,
    points: wallet ? openPoints(wallet, now) : (0 as Points),
    pendingPoints: pending.points,
    lots: wallet
      ? openLots(wallet, now).map(({ open, expiresAt, orderId }) => ({ points: open, expiresAt, orderId }))
      : [],
    units: bought.units + pending.units,
    orders: bought.orders + pending.orders,
  })
})
