import { PAGE_SIZE } from '../../contracts/shapes.ts'
import type { Cloud, InvocationCounters } from '../../emulator/types.ts'
import { figure, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import { people, type Person } from '../../tests/support/world.ts'
import { exponent } from '../support/growth.ts'
import { openLongPast, ORDERS_A_DAY } from '../support/long-past.ts'

const SIZES = [100, 1_000, 10_000]
const { lin, chen, xu } = people

/** What people look at while the past behind it grows. */
const looks: [id: string, who: Person, name: string, action: string, input: object][] = [
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

/** What the brand adds up of a day, on one day on which everything happened. */
const busy = ['today', 'money']

type Look = (typeof looks)[number]
type Point = { size: number; cost: number; most: number }

/** Documents looked at by what people look at, behind a hundred, a thousand and ten thousand orders. */
const growth: CountFigures = async log => {
  const past = await measure(looks, 'one by one', log)
  const day = await measure(
    looks.filter(([id]) => busy.includes(id)),
    'all today',
    log,
  )
  return [
    ...past.flatMap(([look, points]) => [
      slope('growth', look, points, `at ${ORDERS_A_DAY} a day`),
      most(look, points),
    ]),
    ...day.map(([look, points]) => slope('growth.busy', look, points, 'all of today')),
  ]
}

async function measure(
  list: readonly Look[],
  days: 'one by one' | 'all today',
  log: (line: string) => void,
): Promise<[Look, Point[]][]> {
  const measured = list.map((look): [Look, Point[]] => [look, []])
  for (const size of SIZES) {
    log(`${size} orders, ${days}`)
    const cloud = await openLongPast(size, days)
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

function slope(under: string, [id, , name, action]: Look, points: Point[], spread: string): Figure {
  const counted = points.map(({ cost }) => cost).join(', ')
  return figure({
    id: `${under}.${id}.exponent`,
    value: exponent(points),
    unit: 'exponent',
    target: 0.1,
    op: '<=',
    method: `${name}/${action} behind ${SIZES.join(', ')} orders, ${spread}, loaded past the functions: slope of documents examined (${counted}) in logarithms`,
  })
}

function most([id, , name, action]: Look, points: Point[]): Figure {
  return figure({
    id: `growth.${id}.examined`,
    value: points.at(-1)!.most,
    unit: 'documents',
    target: PAGE_SIZE + 1,
    op: '<=',
    method: `${name}/${action} behind ${SIZES.at(-1)} orders at ${ORDERS_A_DAY} a day: the most that one of its requests looks at; a page has ${PAGE_SIZE} rows`,
  })
}

async function costOf(cloud: Cloud, [, who, name, action, input]: Look): Promise<InvocationCounters> {
  const call = () => cloud.call<{ ok: boolean }>(name, { action, ...input }, { openid: who.openid })
  // The second call is counted: the first may fill a cache.
  for (const reply of [await call(), await call()])
    if (!reply.ok) throw new Error(`${name}/${action}: ${JSON.stringify(reply)}`)
  return cloud.counters.recent().at(-1)!
}

export default growth
