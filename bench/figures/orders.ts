import { figure, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import type { InvocationCounters } from '../../emulator/types.ts'
import type { Group } from '../../domain/group/types.ts'
import { joinInput, placeAndPay, shelfOf } from '../../tests/support/joining.ts'
import type { Shop } from '../../tests/support/shop.ts'
import { people, type Person } from '../../tests/support/world.ts'
import { addMembers } from '../../tests/support/crowd.ts'
import { openGroupOfMany } from '../../tests/support/many-goods.ts'
import { hotGood } from '../support/hot-good.ts'
import { PLENTY, costOf, inShop, sum } from '../support/shop.ts'

type Line = [sku: string, quantity: number]

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

/** Baskets of 1, 10 and 50 lines, each line another good, placed and paid. */
async function placing(shop: Shop): Promise<Figure[]> {
  const many = await openGroupOfMany(shop, { groupId: 'gcost', count: 50, units: 20 })
  const order = (who: Person, count: number) => {
    const lines = many.slice(0, count).map(({ _id }): Line => [_id, 1])
    const expectedFen = sum(many.slice(0, count).map(({ priceFen }) => priceFen))
    return costOf(shop, () => placeAndPay(shop, who, { groupId: 'gcost', lines, expectedFen }))
  }
  const spent = new Map<number, InvocationCounters[]>()
  const [cold] = await order(people.zhou, 1)
  for (const [who, count] of [
    [people.lin, 1],
    [people.wu, 10],
    [people.he, 50],
  ] as const)
    spent.set(count, await order(who, count))
  const joins = [...spent].map(([count, costs]) => ({ count, cost: costs.find(isJoin)! }))
  const baskets = 'lines, each another of the fifty goods of the group, with the terms in the cache'
  const method = 'the emulator counts the requests of one group/join'
  const more = (of: (cost: InvocationCounters) => number) =>
    sum(spent.get(50)!.map(of)) - sum(spent.get(1)!.map(of))
  const beyond = (what: string, value: number) =>
    figure({
      id: `orders.place.50.more-${what}`,
      value,
      unit: what,
      target: 0,
      op: '=',
      method: `database ${what} of all invocations from the tap until an order of 50 lines of fifty goods is paid and settled, beyond those of one line; both are counted with the terms in the cache`,
    })
  return [
    ...joins.flatMap(({ count, cost }) => [
      figure({
        id: `orders.place.${count}.trips`,
        value: cost.databaseTrips,
        unit: 'trips',
        target: 2,
        op: '<=',
        method: `${method} of ${count} ${baskets}; a trip starts while no request is under way`,
      }),
      figure({
        id: `orders.place.${count}.writes`,
        value: cost.writes,
        unit: 'writes',
        target: 2,
        op: '<=',
        method: `${method} of ${count} ${baskets}`,
      }),
    ]),
    beyond(
      'requests',
      more(({ databaseRequests }) => databaseRequests),
    ),
    beyond(
      'writes',
      more(({ writes }) => writes),
    ),
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
      value: Math.max(...joins.map(({ cost }) => cost.documentsExamined)),
      unit: 'documents',
      target: 2,
      op: '<=',
      method:
        'documents looked at by a warm group/join of 1, 10 and 50 lines of as many goods, the most: the shelf and the caller',
    }),
  ]
}

const isJoin = ({ function: name, action }: InvocationCounters) => name === 'group' && action === 'join'

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
