import { boughtOf } from '../../../domain/ledger/bought'
import { emptyWallet, missingPoints } from '../../../domain/ledger/wallet'
import type { Wallet } from '../../../domain/member/types'
import { byId, total, type Books } from './reading'

/** Points: issued = open + held + spent + expired + reversed; and a wallet is what its entries made it. */
export function ofWallets({ cloud, entries }: Books): string[] {
  const found: string[] = []
  const moved: Record<string, number> = {}
  for (const { postings } of entries.values())
    for (const { account, amount } of postings) moved[account] = (moved[account] ?? 0) + amount
  const wallets = byId(cloud.database.find<Wallet>('wallets'))
  const owners = new Set([
    ...wallets.keys(),
    ...Object.keys(moved).flatMap(account => {
      const [kind, id] = account.split(':')
      return id === undefined ? [] : [kind === 'leader' ? `leader-${id}` : id]
    }),
  ])
  for (const id of owners) {
    const wallet = wallets.get(id) ?? emptyWallet(id)
    if (missingPoints(wallet) !== 0) found.push(`wallet ${id} misses ${missingPoints(wallet)} points`)
    const { lots, issued, held, spent, expired, reversed, debt, commissionFen } = wallet
    const counts = [
      issued,
      held,
      spent,
      expired,
      reversed,
      debt,
      commissionFen,
      ...lots.map(({ open }) => open),
    ]
    if (counts.some(n => n < 0)) found.push(`wallet ${id} counts below zero: ${JSON.stringify(wallet)}`)
    const waiting = total(
      Object.values(wallet.outbox)
        .filter(({ _id }) => !entries.has(_id))
        .flatMap(({ postings }) => postings.filter(({ account }) => account.includes(':')))
        .map(({ amount }) => amount),
    )
    const inWallet = id.startsWith('leader-')
      ? wallet.commissionFen
      : wallet.issued - wallet.reversed - wallet.debt
    const account = id.startsWith('leader-') ? `leader:${id.slice('leader-'.length)}` : `member:${id}`
    const inLedger = (moved[account] ?? 0) + waiting
    if (inWallet !== inLedger) found.push(`wallet ${id} holds ${inWallet}, the ledger says ${inLedger}`)
  }
  return found
}

/** A wallet counts the orders that were collected and kept, each once; and when all is settled, no mark is left. */
export function ofBought({ cloud, orders }: Books, settled: boolean): string[] {
  if (!settled) return []
  const kept: Record<string, { orders: number; units: number }> = {}
  for (const order of orders) {
    if (!order.collected || order.points.state === 'pending') continue
    const one = boughtOf(order)
    const sum = kept[order.memberId] ?? { orders: 0, units: 0 }
    kept[order.memberId] = { orders: sum.orders + one.orders, units: sum.units + one.units }
  }
  const wallets = byId(cloud.database.find<Wallet>('wallets').filter(({ _id }) => !_id.startsWith('leader-')))
  return [...new Set([...Object.keys(kept), ...wallets.keys()])].flatMap(id => {
    const { bought, counting = {} } = wallets.get(id) ?? {}
    const said = JSON.stringify([bought?.orders ?? 0, bought?.units ?? 0])
    const is = JSON.stringify([kept[id]?.orders ?? 0, kept[id]?.units ?? 0])
    return [
      ...(said === is ? [] : [`wallet ${id} counts ${said} bought, its orders ${is}`]),
      ...(Object.keys(counting).length === 0
        ? []
        : [`wallet ${id} is still counting ${Object.keys(counting)}`]),
    ]
  })
}
