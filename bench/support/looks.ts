import type { Cloud, InvocationCounters } from '../../emulator/types.ts'
import { figure, type Figure } from '../../scripts/support/figure.ts'
import { people, type Person } from '../../tests/support/world.ts'
import { exponent } from './growth.ts'
import { openLongPast, type Past } from './long-past.ts'

export type Look = [id: string, who: Person, name: string, action: string, input: object]

/** What a look costs behind so many orders: documents examined in all, and the most by one of its requests. */
export interface Point {
  size: number
  cost: number
  most: number
}

const { lin, chen, xu } = people

/** What people look at while the past behind it grows. */
export const looks: Look[] = [
  ['home', lin, 'group', 'list', { pointId: 'wutong3' }],
  ['group', lin, 'group', 'get', { groupId: 'gday3' }],
  ['my-orders', lin, 'order', 'list', {}],
  ['my-orders-done', lin, 'order', 'list', { face: 'done' }],
  ['card', lin, 'member', 'card', {}],
  ['points', lin, 'member', 'points', {}],
  ['inbox', lin, 'member', 'inbox', {}],
  ['desk', chen, 'leader', 'desk', {}],
  ['pickups', chen, 'leader', 'pickups', {}],
  ['commission', chen, 'leader', 'commission', {}],
  ['openings', chen, 'leader', 'openings', {}],
  ['today', xu, 'staff', 'today', {}],
  ['money', xu, 'shop', 'orders', { what: 'paid-today' }],
  ['group-orders', xu, 'shop', 'orders', { what: 'group', id: 'gday3' }],
  ['member-orders', xu, 'shop', 'orders', { what: 'member', id: 'mlin' }],
  ['groups', xu, 'shop', 'groups', { state: 'closed' }],
  ['staff-group', xu, 'shop', 'group', { groupId: 'gday3' }],
  ['members', xu, 'staff', 'members', {}],
  ['cases', xu, 'staff', 'cases', { state: 'solved' }],
  ['nps', xu, 'staff', 'nps', {}],
  ['stuck', xu, 'shop', 'stuck', {}],
  ['audit', xu, 'staff', 'audit', {}],
]

/** Takes every look behind each size of a past. */
export async function measure(
  list: readonly Look[],
  sizes: readonly number[],
  past: Past,
  log: (line: string) => void,
): Promise<[Look, Point[]][]> {
  const measured = list.map((look): [Look, Point[]] => [look, []])
  for (const size of sizes) {
    log(`${size} orders, ${past}`)
    const cloud = await openLongPast(size, past)
    try {
      for (const [look, points] of measured) {
        const { documentsExamined: cost, trail } = await costOf(cloud, look)
        points.push({ size, cost, most: Math.max(...trail.map(({ examined }) => examined)) })
      }
    } finally {
      await cloud.close()
    }
  }
  return measured
}

/** How a look grows with the past, as a figure. `spread`: how that past lies. */
export function slope(under: string, [id, , name, action]: Look, points: Point[], spread: string): Figure {
  const counted = points.map(({ cost }) => cost).join(', ')
  const sizes = points.map(({ size }) => size).join(', ')
  return figure({
    id: `${under}.${id}.exponent`,
    value: exponent(points),
    unit: 'exponent',
    target: 0.1,
    op: '<=',
    method: `${name}/${action} behind ${sizes} orders, ${spread}, loaded past the functions: slope of documents examined (${counted}) in logarithms`,
  })
}

async function costOf(cloud: Cloud, [, who, name, action, input]: Look): Promise<InvocationCounters> {
  const call = () => cloud.call<{ ok: boolean }>(name, { action, ...input }, { openid: who.openid })
  // The second call is counted: the first may fill a cache.
  for (const reply of [await call(), await call()])
    if (!reply.ok) throw new Error(`${name}/${action}: ${JSON.stringify(reply)}`)
  return cloud.counters.recent().at(-1)!
}
