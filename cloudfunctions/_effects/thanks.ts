import type { Fen, Instant, Points } from '../../domain/money/types'
import type { Order } from '../../domain/order/types'
import type { Wallet } from '../../domain/member/types'
import type { Entry } from '../../domain/ledger/types'
import { ofLeader, ofMember } from '../../domain/ledger/accounts'
import { commissionEntry, entryId, movedOn, pointsEntry, type OfOrder } from '../../domain/ledger/entries'
import { thanksOf } from '../../domain/ledger/thanks'
import { earn, emptyWallet, owe, walletOfLeader, walletOfMember } from '../../domain/ledger/wallet'
import { dayOf, monthsLater } from '../_kit/calendar'
import { fieldKey } from '../_kit/hash'
import { insertEntry, readEntry } from '../_kit/store/entries'
import { settleCommission, settlePoints } from '../_kit/store/order-sums'
import {
  insertWallet,
  readWallet,
  replaceWallet,
  takeCountMarker,
  takeFromOutbox,
} from '../_kit/store/wallets'
import { countBought } from './count-bought'
import { done, type Effect } from './effect'
import { tell } from './tell'

/** Points live 12 months, to the end of that local day (C-49). */
const POINTS_LIVE_MONTHS = 12
/** Times a wallet is read again because somebody else wrote it meanwhile. */
const MOST_ROUNDS = 20

/**
 * The return window of a collected order is over: its points go to the member, its commission to the leader (C-35).
 * Each goes into a wallet first and from there into the ledger; whatever was done already is found and not repeated (C-47).
 */
export const thanks: Effect<Order> = async (order, { now }) => {
  if (!order.collected) throw new Error(`order ${order._id} was not collected`)
  const { points, commissionFen } = thanksOf(order)
  const of: OfOrder = {
    orderId: order._id,
    memberId: order.memberId,
    leaderId: order.leaderId,
    regionId: order.regionId,
  }

  const earned = await enter(
    walletOfMember(order.memberId),
    entryId('points-earned', order._id),
    () => (points > 0 ? givePoints(of, points, now) : null),
    now,
  )
  const got = (earned ? movedOn(earned, ofMember(order.memberId)) : 0) as Points
  await countBought(order)
  await settlePoints(order._id, got, earned?.at ?? now)
  await takeCountMarker(walletOfMember(order.memberId), order._id)

  const due = await enter(
    walletOfLeader(order.leaderId),
    entryId('commission-due', order._id),
    () => (commissionFen > 0 ? giveCommission(of, commissionFen, now) : null),
    now,
  )
  await settleCommission(order._id, (due ? movedOn(due, ofLeader(order.leaderId)) : 0) as Fen)

  if (got > 0) {
    await tell({
      kind: 'points-earned',
      subject: order._id,
      memberId: order.memberId,
      facts: { groupTitle: order.groupTitle, points: got },
      page: 'pages/tabs/card/index',
      now,
    })
  }
  return done
}

/** What is to be entered, and what it makes of the wallet. */
interface Giving {
  entry: Entry
  into(wallet: Wallet): Wallet
}

function givePoints(of: OfOrder, points: Points, now: Instant): Giving {
  // The last millisecond of the day twelve months on belongs to it; the next day's first does not.
  const expiresAt = dayOf(monthsLater(now, POINTS_LIVE_MONTHS)).to
  return {
    entry: pointsEntry(of, points, now),
    into: wallet => earn(wallet, { orderId: of.orderId, points, at: now, expiresAt }),
  }
}

function giveCommission(of: OfOrder, fen: Fen, now: Instant): Giving {
  return { entry: commissionEntry(of, fen, now), into: wallet => owe(wallet, fen) }
}

/**
 * Enters something into a wallet once, and from its outbox into the ledger. The wallet is read before the entry is
 * looked for: an entry that comes between the two has moved the wallet's revision, so the guarded update fails and we
 * look again. Answers the entry, whoever made it; null when there is nothing to enter and there never was.
 */
async function enter(
  walletId: string,
  id: string,
  decide: () => Giving | null,
  now: Instant,
): Promise<Entry | null> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wallet = await readWallet(walletId)
    const waiting = wallet?.outbox[fieldKey(id)]
    if (waiting) return settle(walletId, waiting, now)
    const known = await readEntry(id)
    if (known) return known
    const giving = decide()
    if (!giving) return null
    if (!wallet) {
      await insertWallet(emptyWallet(walletId))
      continue
    }
    if (await replaceWallet(wallet.rev, giving.into(wallet), giving.entry)) {
      return settle(walletId, giving.entry, now)
    }
  }
  throw new Error(`wallet ${walletId} changes faster than it can be written`)
}

async function settle(walletId: string, entry: Entry, now: Instant): Promise<Entry> {
  await insertEntry(entry, now)
  await takeFromOutbox(walletId, entry._id)
  return entry
}
