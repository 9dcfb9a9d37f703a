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
  const total = (count: (step: Step) => number) => steps.reduce((sum, step) => sum + count(step), 0)
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { class: 'steps' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, '请求'),
          h('th', { scope: 'col' }, '集合'),
          ...columns.map(name => h('th', { scope: 'col', class: 'num' }, name)),
          h('th', { scope: 'col' }, '索引'),
        ),
      ),
      h('tbody', {}, ...steps.map(row)),
      steps.length > 1 &&
        h(
          'tfoot',
          {},
          h(
            'tr',
            {},
            h('td', { colspan: 2 }, '一共'),
            number(total(({ read }) => read)),
            number(total(({ examined }) => examined)),
            number(total(({ written }) => written)),
            number(bytes(total(({ bytesIn }) => bytesIn))),
            number(bytes(total(({ bytesOut }) => bytesOut))),
            h('td'),
          ),
        ),
    ),
  )
}

function row({ action, collection, read, examined, written, bytesIn, bytesOut, index }: Step): HTMLElement {
  const scanned = index === undefined && examined > 0
  return h(
    'tr',
    {},
    h('td', { class: 'code' }, action.replace('database.', '')),
    h('td', { class: 'code' }, collection),
    ...[read, examined, written, bytes(bytesIn), bytes(bytesOut)].map(number),
    h('td', { class: 'code dim' }, scanned ? h('span', { class: 'tag warm' }, '扫') : index),
  )
}

/** A nought is quiet, so that what something cost stands out. */
const number = (value: number | string) =>
  h('td', { class: value === 0 || value === '0 B' ? 'num dim' : 'num' }, String(value))

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
