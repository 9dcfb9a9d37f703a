import type { Wallet } from '../../../domain/member/types'
import type { Entry } from '../../../domain/ledger/types'
import { fieldKey } from '../hash'
import { command } from '../wechat'
import { change, insert, read } from './documents'

export function readWallet(id: string): Promise<Wallet | null> {
  return read<Wallet>('wallets', id)
}

export function insertWallet(wallet: Wallet): Promise<'inserted' | 'exists'> {
  return insert('wallets', wallet)
}

/** Writes the decided wallet over the one of revision `before`, with the entry in its outbox; false when it moved. */
export function replaceWallet(before: number, next: Wallet, entry: Entry): Promise<boolean> {
  const { _id, rev: _rev, outbox: _outbox, lots, ...amounts } = next
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

/** The entry is in the ledger, so it leaves the outbox. Doing it again finds nothing. */
export async function takeFromOutbox(walletId: string, entryId: string): Promise<void> {
  await change(
    'wallets',
    { _id: walletId, [`outbox.${fieldKey(entryId)}`]: command.exists(true) },
    { [`outbox.${fieldKey(entryId)}`]: command.remove() },
  )
}
