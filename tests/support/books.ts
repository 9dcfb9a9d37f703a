import { isDeepStrictEqual } from 'node:util'
import { boughtOf } from '../../domain/ledger/bought'
import { emptyWallet, missingPoints } from '../../domain/ledger/wallet'
import type { Entry } from '../../domain/ledger/types'
import type { Group } from '../../domain/group/types'
import type { Wallet } from '../../domain/member/types'
import type { Order, Todos } from '../../domain/order/types'
import { isOddOpen, isOurs } from '../../domain/order/odd-payment'
import { isBalanced } from '../../domain/shelf/is-balanced'
import type { Shelf } from '../../domain/shelf/types'
import { addUp, merge } from '../../domain/sums/add-up'
import type { Sum } from '../../domain/sums/types'
import type { Response } from '../../domain/survey/types'
import { groupOf, leaseKey, shelfOf } from '../../domain/stock/lease-key'
import { isStockRight } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'
import { isForStaff } from '../../domain/todo/for-staff'
import type { Cloud } from '../../emulator/types'

/** Everything the laws look at, read once. */
interface Books {
  cloud: Cloud
  orders: Order[]
  shelves: Map<string, Shelf>
  groups: Map<string, Group>
  entries: Map<string, Entry>
  stocks: Stock[]
}

const total = (amounts: number[]) => amounts.reduce((sum, one) => sum + one, 0)
const byId = <T extends { _id: string }>(list: T[]) => new Map(list.map(one => [one._id, one]))

/**
 * What contradicts what in the books of a shop, in words; an empty list is a clean house. True at any moment: shelves
 * balance, entries sum to zero, points add up, no to-do is stuck without a reason. With `settled`, when nothing is due
 * any more, also: WeChat Pay, the orders and the ledger tell the same of every fen.
 */
export function breaches(cloud: Cloud, { settled }: { settled: boolean }): string[] {
  const { find } = cloud.database
  const books: Books = {
    cloud,
    orders: find<Order>('orders'),
    shelves: byId(find<Shelf>('shelves')),
    groups: byId(find<Group>('groups')),
    entries: byId(find<Entry>('entries')),
    stocks: find<Stock>('stock'),
  }
  const always = [
    ...ofShelves(books),
    ...ofStock(books, settled),
    ...ofSums(books),
    ...ofEntries(books),
    ...ofWallets(books),
    ...ofBought(books, settled),
    ...ofTodos(cloud, settled),
  ]
  if (!settled) return always
  return [
    ...always,
    ...books.orders.flatMap(order => ofOrder(order, books)),
    ...ofLedger(books),
    ...ofWechat(books),
  ]
}

function ofShelves({ shelves, orders }: Books): string[] {
  const found: string[] = []
  for (const shelf of shelves.values()) {
    if (!isBalanced(shelf)) found.push(`shelf ${shelf._id} is not balanced: ${JSON.stringify(shelf.items)}`)
    for (const [key, orderId] of Object.entries(shelf.unpaid))
      if (shelf.holds[orderId]?.key !== key)
        found.push(`shelf ${shelf._id} says ${orderId} is unpaid, without a hold`)
    const posted: Record<string, number> = {}
    const caps = orders.filter(order => order.shelfId === shelf._id && shelf.joined[order.holdId])
    for (const { lines } of caps)
      for (const { draws, quantity } of lines)
        for (const { item, units } of draws) posted[item] = (posted[item] ?? 0) + units * quantity
    for (const [item, { posted: said }] of Object.entries(shelf.items))
      if (said !== (posted[item] ?? 0))
        found.push(`shelf ${shelf._id} posted ${said} ${item}, its orders ${posted[item]}`)
    if (caps.length !== Object.keys(shelf.joined).length)
      found.push(`shelf ${shelf._id} has caps of no order`)
  }
  return found
}

/**
 * Every unit is in one place: free in the warehouse, in the lease of one shelf, or sold. A shelf has what its lease says, or
 * less while a load is on its way; one that was cleared has no lease. When all is settled, what is sold is what formed
 * groups posted.
 */
function ofStock({ stocks, shelves, groups }: Books, settled: boolean): string[] {
  const found: string[] = []
  for (const stock of stocks) {
    const say = (what: string) => found.push(`stock ${stock._id} ${what}`)
    if (!isStockRight(stock)) say(`is not right: ${JSON.stringify(stock)}`)
    let sold = 0
    for (const shelf of shelves.values()) {
      if (shelf.regionId !== stock.regionId || !shelf.items[stock.item]) continue
      const { allotted, posted, most = allotted, loads = 0 } = shelf.items[stock.item]!
      const lease = stock.leases[leaseKey(shelf._id)]
      const cleared = shelf.clearedAt !== undefined
      if (allotted > most) say(`gave ${shelf._id} ${allotted} of at most ${most}`)
      if (!cleared && allotted > (lease?.units ?? 0))
        say(`leased ${lease?.units} to ${shelf._id}, which has ${allotted}`)
      if (!cleared && lease && lease.loads === loads && lease.units !== allotted)
        say(`and ${shelf._id} count ${loads} loads, and not the same units`)
      if (!settled || !cleared) continue
      if (lease) say(`still leases ${lease.units} to the cleared ${shelf._id}`)
      if (groups.get(shelf.groupId)?.outcome === 'formed') sold += posted
    }
    if (settled) {
      const open = Object.keys(stock.leases).filter(
        key => shelves.get(shelfOf(key)) === undefined || !groups.has(groupOf(key)),
      )
      if (open.length > 0) say(`leases to nobody: ${open.join(', ')}`)
      if (sold !== stock.sold) say(`sold ${stock.sold}, its shelves ${sold}`)
    }
  }
  return found
}

function ofEntries({ entries }: Books): string[] {
  return [...entries.values()]
    .filter(({ postings }) => total(postings.map(({ amount }) => amount)) !== 0)
    .map(({ _id }) => `entry ${_id} does not sum to zero`)
}

/**
 * Sums are what plain addition gives: hours and days up to where they reach, and nothing twice. An entry says when it
 * was written.
 */
function ofSums({ cloud, entries }: Books): string[] {
  const found: string[] = []
  const all = [...entries.values()]
  for (const { _id, bookedAt } of all)
    if (bookedAt === undefined) found.push(`entry ${_id} was written at no time`)
  const sums = cloud.database.find<Sum>('sums')
  const answers = cloud.database.find<Response>('responses')
  for (const { _id: regionId } of cloud.database.find<{ _id: string }>('regions')) {
    const reach = cloud.database.find<{ at: number }>('settings', { _id: `summed-${regionId}` })[0]?.at ?? 0
    const upTo = (end: number) => {
      const booked = all.filter(one => one.regionId === regionId && (one.bookedAt ?? 0) < end)
      const given = answers.filter(one => one.regionId === regionId && one.answeredAt < end)
      return addUp(
        nothing,
        booked,
        given.map(({ score }) => score),
        midnight,
      )
    }
    const of = (span: Sum['span'], end: number) =>
      merge(
        nothing,
        sums.filter(one => one.regionId === regionId && one.span === span && one.from < end),
      )
    const days = midnight(reach)
    if (!isDeepStrictEqual(of('hour', reach), upTo(reach)))
      found.push(`the hours of ${regionId} up to ${reach} are not what was booked in them`)
    if (!isDeepStrictEqual(of('day', days), upTo(days)))
      found.push(`the days of ${regionId} up to ${days} are not what was booked in them`)
  }
  return found
}

const nothing = { _id: '', regionId: '', span: 'day' as const, from: 0 }
const midnight = (at: number) => Math.floor((at + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000
/** Points: issued = open + held + spent + expired + reversed; and a wallet is what its entries made it. */
function ofWallets({ cloud, entries }: Books): string[] {
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
function ofBought({ cloud, orders }: Books, settled: boolean): string[] {
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

/** A stuck to-do says why; `nextDue` is the first that is not stuck; and when all is settled nothing is overdue. */
function ofTodos(cloud: Cloud, settled: boolean): string[] {
  const found: string[] = []
  for (const collection of ['orders', 'groups', 'responses']) {
    const documents = cloud.database.find<{
      _id: string
      todo: Todos
      nextDue: number | null
      stuck: boolean
    }>(collection)
    for (const { _id, todo, nextDue, stuck } of documents) {
      const all = Object.entries(todo)
      for (const [name, one] of all)
        if (isForStaff(one) && !one.lastError)
          found.push(`${collection}/${_id}: ${name} is stuck without a reason`)
      // Whoever took the last such to-do away, and died, left the document due: the next engine puts it right.
      const lookedAtNow = nextDue !== null && nextDue <= cloud.clock.now()
      if (stuck !== all.some(([, one]) => isForStaff(one)) && !lookedAtNow)
        found.push(`${collection}/${_id}: stuck is ${stuck}`)
      const dues = all.filter(([, one]) => !one.stuck).map(([, { due }]) => due)
      if (dues.length > 0 && (nextDue === null || nextDue > Math.min(...dues)))
        found.push(
          `${collection}/${_id}: a to-do is due at ${Math.min(...dues)}, nobody looks before ${nextDue}`,
        )
      if (settled && nextDue !== null && nextDue <= cloud.clock.now())
        found.push(`${collection}/${_id} is overdue: ${JSON.stringify(todo)}`)
    }
  }
  return found
}

function ofOrder(order: Order, { cloud, shelves, groups, entries }: Books): string[] {
  const found: string[] = []
  const { _id, payment, refunds } = order
  const say = (what: string) => found.push(`order ${_id} (${payment.state}) ${what}`)
  const shelf = shelves.get(order.shelfId)
  const odd = Object.entries(payment.odd ?? {})
  const ours = odd.filter(([, one]) => isOurs(one))
  const paidFen =
    (payment.paidFen ?? 0) +
    total(Object.values(payment.others ?? {})) +
    total(ours.map(([, { amount }]) => amount))
  const done = Object.values(refunds).filter(({ state }) => state === 'done')
  const backFen = total(done.map(({ fen }) => fen))

  // Money: what WeChat Pay has of it, and what the order says of it.
  const record = cloud.pay.record(_id)
  const elsewhere = new Set(odd.flatMap(([name, one]) => (isOurs(one) ? [] : [name.slice(1)])))
  const wechatPaid = total(
    (record?.transactionIds ?? []).map((id, n) => (elsewhere.has(id) ? 0 : record!.paidFees[n]!)),
  )
  const wechatBack = total(
    (record?.refunds ?? []).filter(({ state }) => state === 'SUCCESS').map(({ refundFee }) => refundFee),
  )
  if (wechatPaid - wechatBack !== paidFen - backFen)
    say(`keeps ${paidFen} − ${backFen} fen, WeChat Pay ${wechatPaid} − ${wechatBack}`)
  if (backFen > paidFen) say(`gave back ${backFen} of ${paidFen} fen`)
  // Of what one transaction brought no more is given back or asked for than it brought.
  const brought: Record<string, number> = Object.fromEntries([
    [payment.transactionId ?? '', payment.paidFen ?? 0],
    ...Object.entries(payment.others ?? {}).map(([name, fen]) => [name.slice(1), fen]),
    ...ours.map(([name, { amount }]) => [name.slice(1), amount]),
  ])
  for (const [id, fen] of Object.entries(brought)) {
    const back = Object.values(refunds).filter(
      ({ state, transactionId = payment.transactionId ?? '' }) => state !== 'closed' && transactionId === id,
    )
    if (total(back.map(refund => refund.fen)) > fen) say(`gives back more than the ${fen} fen of ${id}`)
  }

  // Entries match payments and refunds one to one; `ofLedger` asks the other way round.
  const transactions = [
    payment.transactionId,
    ...Object.keys(payment.others ?? {}).map(name => name.slice(1)),
    ...ours.map(([name]) => name.slice(1)),
  ]
  for (const id of transactions)
    if (id !== undefined && !entries.has(`payment-${id}`)) say(`has no entry for payment ${id}`)
  for (const [id, { state }] of Object.entries(refunds))
    if ((state === 'done') !== entries.has(`refund-${id}`))
      say(`has refund ${id} ${state}, and its entry is otherwise`)

  // Goods: in the crate when paid, nowhere when not.
  const caps = [_id, order.holdId].filter((id, at, all) => all.indexOf(id) === at && shelf?.joined[id])
  const late = Object.values(refunds).some(({ reason }) => reason === 'late-payment')
  if (payment.state === 'paid' && !late && caps.length !== 1) say(`has ${caps.length} places in the crate`)
  if (payment.state !== 'paid' && caps.length > 0) say('is in the crate')
  if (payment.state !== 'placed' && !isOddOpen(order) && shelf?.holds[_id]) say('still holds goods')
  for (const { quantity, collected, refunding, refunded, sku } of order.lines)
    if (Math.min(collected, refunding, refunded) < 0 || collected + refunding + refunded > quantity)
      say(`${sku}: ${collected} collected, ${refunding} + ${refunded} refunded of ${quantity}`)

  // What became of its group.
  const outcome = groups.get(order.groupId)?.outcome
  if (payment.state === 'paid' && outcome === 'formed' && !late && order.outcome !== 'formed')
    say('was not told it formed')
  if (payment.state === 'paid' && outcome === 'failed' && backFen !== paidFen && !stuckIn(order))
    say(`belongs to a failed group and got ${backFen} of ${paidFen} fen back`)
  if (order.collected && order.payment.state !== 'paid') say('was collected unpaid')
  return found
}

const stuckIn = ({ todo }: Order) => Object.values(todo).some(isForStaff)

/** Every entry has its fact. */
function ofLedger({ orders, entries }: Books): string[] {
  const found: string[] = []
  const known = byId(orders)
  for (const { _id, what, orderId, postings } of entries.values()) {
    const order = known.get(orderId)
    const moved = Math.max(...postings.map(({ amount }) => amount))
    const id = _id.slice(what.length + 1)
    const amounts: Record<typeof what, number | undefined> = {
      payment:
        order?.payment.transactionId === id
          ? order.payment.paidFen
          : (order?.payment.others?.[`t${id}`] ?? order?.payment.odd?.[`t${id}`]?.amount),
      refund: order?.refunds[id]?.fen,
      'points-earned': order?.points.state === 'earned' ? order.points.points : undefined,
      'commission-due': order?.commission.state === 'due' ? order.commission.fen : undefined,
    }
    if (amounts[what] !== moved) found.push(`entry ${_id} moves ${moved}, its order says ${amounts[what]}`)
  }
  for (const order of orders) {
    if (order.points.state === 'earned' && !entries.has(`points-earned-${order._id}`))
      found.push(`order ${order._id} earned points without an entry`)
    if (order.commission.state === 'due' && !entries.has(`commission-due-${order._id}`))
      found.push(`order ${order._id} owes commission without an entry`)
  }
  return found
}

/** WeChat Pay has no order of ours that we do not know. */
function ofWechat({ cloud, orders }: Books): string[] {
  const known = byId(orders)
  return cloud.pay
    .records()
    .filter(({ outTradeNo, transactionIds }) => transactionIds.length > 0 && !known.has(outTradeNo))
    .map(({ outTradeNo }) => `WeChat Pay was paid for ${outTradeNo}, which is no order`)
}

/**
 * Runs the timers past every deadline until nothing is due before `until` (ms since 1970). Answers false when it does
 * not come to rest in `most` looks, which is a breach as well.
 */
export async function comeToRest(cloud: Cloud, until: number, most = 200): Promise<boolean> {
  for (let look = 0; look < most; look += 1) {
    const dues = ['orders', 'groups', 'responses'].flatMap(collection =>
      cloud.database.find<{ nextDue: number | null }>(collection).flatMap(({ nextDue }) => nextDue ?? []),
    )
    const next = Math.min(...dues)
    if (next > until) return true
    // Timers tick on the minute; what falls due behind a tick is for the next one.
    await cloud.clock.advanceTo(Math.max(next, cloud.clock.now()) + 60_000)
    await cloud.pay.settle()
  }
  return false
}
