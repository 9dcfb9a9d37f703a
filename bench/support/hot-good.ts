import { figure, type Figure } from '../../scripts/support/figure.ts'
import type { InvocationCounters } from '../../emulator/types.ts'
import { shelfCount, spread } from '../../domain/leader/shelves-for.ts'
import type { Shelf } from '../../domain/shelf/types.ts'
import { joinInput, tapId } from '../../tests/support/joining.ts'
import type { Shop } from '../../tests/support/shop.ts'
import type { Person } from '../../tests/support/world.ts'
import { PLENTY, costOf, sum } from './shop.ts'

const transactions = ({ trail }: InvocationCounters) =>
  trail.filter(({ action }) => /transaction/i.test(action)).length

/** Everybody of a crowd joins at once for one bottle each: what was sold, and what it took. */
export async function hotGood(shop: Shop, crowd: Person[], stock: number, under: string): Promise<Figure[]> {
  // As many shelves as opening such a group gives it.
  const [first, ...more] = spread({ mandarin: stock }, shelfCount({ mandarin: stock }, undefined))
  const groupId = await shop.openGroup({
    groupId: `ghot${crowd.length}x${stock}`,
    allot: { ...PLENTY, ...first },
    moreShelves: more,
  })
  await shop.cloud.warm(['group'], 4)
  const input = () => ({ ...joinInput({ groupId, lines: [['mandarin', 1]] }), joinId: tapId('hot') })
  const spent = await costOf(shop, async () => {
    // Whoever is told that it is busy taps again, with the same id.
    let taps = crowd.map(who => ({ who, input: input() }))
    while (taps.length > 0) {
      const replies = await Promise.all(
        taps.map(({ who, input }) => shop.as(who).reply('group', 'join', input)),
      )
      taps = taps.filter((_, n) => {
        const reply = replies[n]!
        return !reply.ok && reply.refusal.code === 'busy'
      })
    }
  })
  const joins = spent.filter(({ function: name, action }) => name === 'group' && action === 'join')
  const shelves = shop.all<Shelf>('shelves', { groupId })
  const sold = shop.all<{ payment: { state: string } }>('orders', { groupId }).length
  const held = sum(shelves.map(({ items }) => items['mandarin']!.held))
  const free = sum(shelves.map(({ items }) => items['mandarin']!.free))
  const holds = joins.map(
    ({ trail }) => trail.filter(({ collection, writes }) => collection === 'shelves' && writes > 0).length,
  )
  const target = Math.min(stock, crowd.length)
  const how = `${crowd.length} members join at once for one bottle each, ${stock} in stock on ${shelves.length} shelves`
  return [
    figure({
      id: `${under}.${stock}.sold`,
      value: held === sold && held + free === stock ? sold : -1,
      unit: 'orders',
      target,
      op: '=',
      method: `${how}: orders placed; -1 if the shelves say otherwise`,
    }),
    figure({
      id: `${under}.${stock}.retries`,
      value: Math.round((sum(holds.map(tries => tries - 1)) / Math.max(1, sold)) * 1000) / 1000,
      unit: 'retries per success',
      target: 0.05,
      op: '<=',
      method: `${how}: writes to shelves beyond the first of each call, per order placed`,
    }),
    figure({
      id: `${under}.${stock}.transactions`,
      value: sum(joins.map(transactions)),
      unit: 'transactions',
      target: 0,
      op: '=',
      method: `${how}: requests of these calls that begin, commit or abort a transaction`,
    }),
  ]
}
