import { figure, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import type { InvocationCounters } from '../../emulator/types.ts'
import type { Group } from '../../domain/group/types.ts'
import { joinInput, place, placeAndPay, shelfOf } from '../../tests/support/joining.ts'
import type { Shop } from '../../tests/support/shop.ts'
import { goods, people } from '../../tests/support/world.ts'
import { addMembers } from '../../tests/support/crowd.ts'
import { hotGood } from '../support/hot-good.ts'
import { PLENTY, costOf, inShop, sum } from '../support/shop.ts'

type Line = [sku: string, quantity: number]
/** A basket may name a good in several lines; the small world has eight goods. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, n): Line => [goods[n % goods.length]!._id, 1])

/** What an order costs, and what happens when many want the same. */
const orders: CountFigures = log =>
  inShop(async shop => {
    const figures = [...(await placing(shop)), ...(await paying(shop)), ...(await sameAgain(shop))]
    const crowd = await addMembers(shop, 200)
    for (const stock of [1, 40, 200]) {
      log(`${crowd.length} buyers, ${stock} in stock`)
      figures.push(...(await hotGood(shop, crowd, stock, 'orders.hot')))
    }
    return figures
  })

async function placing(shop: Shop): Promise<Figure[]> {
  await shop.openGroup({ groupId: 'gcost', allot: PLENTY })
  const [cold] = await costOf(shop, () => place(shop, people.zhou, { groupId: 'gcost', lines: lines(1) }))
  const warm: { count: number; cost: InvocationCounters }[] = []
  for (const [index, count] of [1, 10, 50].entries()) {
    const who = [people.lin, people.wu, people.he][index]!
    const [cost] = await costOf(shop, () => place(shop, who, { groupId: 'gcost', lines: lines(count) }))
    warm.push({ count, cost: cost! })
  }
  const method = 'the emulator counts the requests of one group/join'
  return [
    ...warm.flatMap(({ count, cost }) => [
      figure({
        id: `orders.place.${count}.trips`,
        value: cost.databaseTrips,
        unit: 'trips',
        target: 2,
        op: '<=',
        method: `${method} of ${count} lines with the terms in the cache; a trip starts while no request is under way`,
      }),
      figure({
        id: `orders.place.${count}.writes`,
        value: cost.writes,
        unit: 'writes',
        target: 2,
        op: '<=',
        method: `${method} of ${count} lines with the terms in the cache`,
      }),
    ]),
    figure({
      id: 'orders.place.cold.trips',
      value: cold!.databaseTrips,
      unit: 'trips',
      target: 3,
      op: '<=',
      method: `${method} by an instance that has not seen the group's terms`,
    }),
    figure({
      id: 'orders.place.examined',
      value: Math.max(...warm.map(({ cost }) => cost.documentsExamined)),
      unit: 'documents',
      target: 2,
      op: '<=',
      method:
        'documents looked at by a warm group/join of 1, 10 and 50 lines, the most: the shelf and the caller',
    }),
  ]
}

async function paying(shop: Shop): Promise<Figure[]> {
  await shop.openGroup({ groupId: 'gpay', allot: PLENTY })
  const half: Line[] = [['mandarin', 12]]
  await placeAndPay(shop, people.zhou, { groupId: 'gpay', lines: half })
  const spent = await costOf(shop, () => placeAndPay(shop, people.lin, { groupId: 'gpay', lines: half }))
  if (shop.one<Group>('groups', 'gpay').formedAt === null) throw new Error('the group did not form')
  const { trail } = spent.find(each => each.function === 'payment')!
  const settled = trail.findIndex(({ collection, writes }) => collection === 'orders' && writes > 0) + 1
  const before = trail.slice(0, settled)
  return [
    figure({
      id: 'orders.settle.trips',
      value: before.length,
      unit: 'trips',
      target: 1,
      op: '<=',
      method:
        'database requests of payment up to and with the one that makes the order paid; they are in sequence',
    }),
    figure({
      id: 'orders.settle.writes',
      value: sum(before.map(({ writes }) => writes)),
      unit: 'writes',
      target: 1,
      op: '<=',
      method: 'writes of payment up to and with the one that makes the order paid',
    }),
    figure({
      id: 'orders.formed.writes',
      value: sum(spent.map(({ writes }) => writes)),
      unit: 'writes',
      target: 6,
      op: '<=',
      method: 'writes of all invocations from the tap of the order that forms the group until it has formed',
    }),
    figure({
      id: 'orders.formed.examined',
      value: sum(spent.map(({ documentsExamined }) => documentsExamined)),
      unit: 'documents',
      target: 12,
      op: '<=',
      method: 'documents looked at by the same invocations',
    }),
  ]
}

async function sameAgain(shop: Shop): Promise<Figure[]> {
  const groupId = await shop.openGroup({ groupId: 'gsame', allot: PLENTY })
  await shop.cloud.warm(['group'], 4)
  const input = joinInput({ groupId, lines: [['mandarin', 2]] })
  const lin = shop.as(people.lin)
  const replies = await Promise.all(
    Array.from({ length: 50 }, () => lin.reply<{ order: object }>('group', 'join', input)),
  )
  const told = new Set(replies.map(reply => JSON.stringify(reply.ok ? reply.data.order : reply.refusal)))
  const shelf = shelfOf(shop, groupId)
  const effects = shop.all('orders', { groupId }).length * Object.keys(shelf.holds).length
  const other = joinInput({ ...input, groupId, lines: [['mandarin', 3]] })
  const refused = await Promise.all(
    Array.from({ length: 50 }, () => lin.reply('group', 'join', { ...other, joinId: input.joinId })),
  )
  const codes = refused.filter(reply => !reply.ok && reply.refusal.code === 'join-changed').length
  const fifty = 'one group/join with the same id and contents 50 times at once on four warm instances'
  return [
    figure({
      id: 'orders.same.effects',
      value: effects,
      unit: 'effects',
      target: 1,
      op: '=',
      method: `${fifty}: orders × holds that stand afterwards`,
    }),
    figure({
      id: 'orders.same.replies',
      value: told.size,
      unit: 'replies',
      target: 1,
      op: '=',
      method: `${fifty}: distinct orders or refusals told; a prepay is WeChat's own and new each time`,
    }),
    figure({
      id: 'orders.changed.refused',
      value: codes,
      unit: 'refusals',
      target: 50,
      op: '=',
      method: 'the same id with another quantity, 50 times at once: how many are told join-changed',
    }),
  ]
}

export default orders
