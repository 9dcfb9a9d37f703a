import { type CardOutput, meInput as nothing } from '../../../contracts/member'
import type { Points } from '../../../domain/money/types'
import { accepted, refused } from '../../../domain/result'
import { openLots, openPoints, walletOfMember } from '../../../domain/ledger/wallet'
import { forMember } from '../../_kit/action'
import { pendingPointsOf, totalsOf } from '../../_kit/store/order-sums'
import { readMember } from '../../_kit/store/members'
import { readWallet } from '../../_kit/store/wallets'

/** The member card: what she has, what is coming, and when it ends. */
export const card = forMember<typeof nothing, CardOutput>(nothing, async (_input, { me, now }) => {
  const [member, wallet, pendingPoints, totals] = await Promise.all([
    readMember(me.memberId),
    readWallet(walletOfMember(me.memberId)),
    pendingPointsOf(me.memberId),
    totalsOf(me.memberId),
  ])
  if (!member) return refused({ code: 'not-a-member' })
  return accepted({
    name: member.name,
    cardNo: member.cardNo,
    since: member.joinedAt,
    points: wallet ? openPoints(wallet, now) : (0 as Points),
    pendingPoints,
    lots: wallet
      ? openLots(wallet, now).map(({ open, expiresAt, orderId }) => ({ points: open, expiresAt, orderId }))
      : [],
    ...totals,
  })
})
