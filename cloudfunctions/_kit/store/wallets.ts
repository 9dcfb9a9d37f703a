import type { Wallet } from '../../../domain/member/types'
import type { Entry } from '../../../domain/ledger/types'
import { fieldKey } from '../hash'
import { command } from '../wechat'
import { change, insert, read, readMany } from './documents'

export function readWallet(id: string): Promise<Wallet | null> {
  return read<Wallet>('wallets', id)
}

export function insertWallet(wallet: Wallet): Promise<'inserted' | 'exists'> {
  return insert('wallets', wallet)
}

/** Writes the decided wallet over the one of revision `before`, with the entry in its outbox; false when it moved. */
export function replaceWallet(before: number, next: Wallet, entry: Entry): Promise<boolean> {
  // What it counts has a write of its own.
  const { _id, rev: _rev, outbox: _outbox, bought: _bought, counting: _counting, lots, ...amounts } = next
  return change(
    'wallets',
    { _id, rev: before },
    {
      ...amounts,
      lots: command.set(lots),
      rev: before + 1,
      [`outbox.${fieldKey(entry._id)}`]: command.set(entry),
    },
  )
}

/**
 * Writes what the wallet of revision `before` counts now, with this order's marker; false when it moved. Other orders' markers
 * are left alone: they come off without moving the wallet.
 */
export function replaceCounts(
  before: number,
  { _id, bought }: Pick<Wallet, '_id' | 'bought'>,
  orderId: string,
): Promise<boolean> {
  return change(
    'wallets',
    { _id, rev: before },
    { bought: command.set(bought), [`counting.${orderId}`]: true, rev: before + 1 },
  )
}

/** The order itself says by now that it was counted. Doing it again finds nothing. */
export async function takeCountMarker(walletId: string, orderId: string): Promise<void> {
  await change(
    'wallets',
    { _id: walletId, [`counting.${orderId}`]: command.exists(true) },
    { [`counting.${orderId}`]: command.remove() },
  )
}

/** Wallets by their ids; at most 100. */
export async function readWallets(ids: string[]): Promise<Map<string, Wallet>> {
  return new Map((await readMany<Wallet>('wallets', ids)).map(wallet => [wallet._id, wallet]))
}

/** The entry is in the ledger, so it leaves the outbox. Doing it again finds nothing. */
export async function takeFromOutbox(walletId: string, entryId: string): Promise<void> {
  await change(
    'wallets',
    { _id: walletId, [`outbox.${fieldKey(entryId)}`]: command.exists(true) },
    { [`outbox.${fieldKey(entryId)}`]: command.remove() },
  )
}
