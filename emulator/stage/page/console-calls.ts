/** The last calls of functions, each with its requests, their cost, and what it said. */
import type { Step } from '../../types'
import type { CallView } from '../console'
import { h } from './dom'
import { get } from './net'
import { empty, sheet } from './sheets'

export async function invocations(): Promise<Node> {
  const list = await get<CallView[]>('console/invocations')
  if (list.length === 0) return empty('还没有调用')
  const outcome = { ok: ['good', '成'], error: ['bad', '错'], timeout: ['bad', '超时'] } as const
  return sheet(
    ...list.map(each =>
      h(
        'details',
        { 'data-key': each.requestId },
        h(
          'summary',
          {},
          h('span', { class: `tag ${outcome[each.outcome][0]}` }, outcome[each.outcome][1]),
          h('span', { class: 'grow code' }, [each.function, each.action].filter(Boolean).join(' / ')),
          each.cold && h('span', { class: 'tag warm' }, '冷'),
          h('span', { class: 'dim cost' }, `${each.trips} 趟 ${each.requests} 请求`),
          h('span', { class: 'dim took' }, `${Math.round(each.ms)} ms`),
        ),
        h('div', { class: 'call' }, facts(each), trail(each.trail), spoken(each)),
      ),
    ),
  )
}

/** What the call as a whole was. */
function facts({ requestId, bytesIn, bytesOut, requests, databaseRequests, payRequests }: CallView): Node {
  const others = requests - databaseRequests - payRequests
  const asked = [
    `数据库请求 ${databaseRequests} 个`,
    payRequests > 0 && `微信支付 ${payRequests} 个`,
    others > 0 && `别的 ${others} 个`,
    `收到 ${bytes(bytesIn)}，答出 ${bytes(bytesOut)}`,
  ]
  return h(
    'p',
    { class: 'dim' },
    `${asked.filter(Boolean).join('，')}。编号 `,
    h('span', { class: 'code' }, requestId),
  )
}

const columns = ['读出', '查过', '改了', '送去', '拿回']

/** Every request to the database in its order: documents read, looked at and changed, bytes there and back. */
function trail(steps: Step[]): Node | false {
  if (steps.length === 0) return false
  const sum = (what: 'read' | 'examined' | 'written' | 'bytesIn' | 'bytesOut') =>
    steps.reduce((total, step) => total + step[what], 0)
  const all = {
    read: sum('read'),
    examined: sum('examined'),
    written: sum('written'),
    bytesIn: sum('bytesIn'),
    bytesOut: sum('bytesOut'),
  }
  const head = (name: string, look?: string) => h('th', { scope: 'col', class: look }, name)
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { class: 'steps' },
      h(
        'thead',
        {},
        h('tr', {}, head('请求'), head('集合'), ...columns.map(name => head(name, 'num')), head('索引')),
      ),
      h('tbody', {}, ...steps.map(row)),
      steps.length > 1 &&
        h('tfoot', {}, h('tr', {}, h('td', { colspan: 2 }, '一共'), ...figures(all), h('td'))),
    ),
  )
}

function row({ action, collection, index, ...cost }: Step): HTMLElement {
  const scanned = index === undefined && cost.examined > 0
  return h(
    'tr',
    {},
    h('td', { class: 'code' }, action.replace('database.', '')),
    h('td', { class: 'code' }, collection),
    ...figures(cost),
    h(
      'td',
      { class: 'code dim', 'data-head': '索引' },
      scanned ? h('span', { class: 'tag warm' }, '扫') : index,
    ),
  )
}

/** A nought is quiet, so that what something cost stands out. */
function figures({ read, examined, written, bytesIn, bytesOut }: Cost): HTMLElement[] {
  return [read, examined, written, bytes(bytesIn), bytes(bytesOut)].map((value, at) =>
    h(
      'td',
      { class: value === 0 || value === '0 B' ? 'num dim' : 'num', 'data-head': columns[at] },
      String(value),
    ),
  )
}

type Cost = Pick<Step, 'read' | 'examined' | 'written' | 'bytesIn' | 'bytesOut'>

/** 312 B, 4.2 KB */
const bytes = (count: number) => (count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} KB`)

/** What the function wrote on its console meanwhile. */
function spoken({ lines }: CallView): Node {
  return h(
    'div',
    {},
    h('p', { class: 'dim' }, `控制台${lines.length === 0 ? '没说话' : ` ${lines.length} 行`}`),
    lines.length > 0 && h('pre', { class: 'lines' }, lines.join('\n')),
  )
}
