/** The last calls of functions, with their requests, cost and console side by side. */
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
          h('span', { class: 'dim' }, `${each.trips} 趟 · ${each.requests} 请求 · ${each.writes} 写`),
          h('span', { class: 'dim' }, `读 ${each.documentsRead}／查 ${each.documentsExamined}`),
          h('span', { class: 'dim' }, `${Math.round(each.ms)} ms`),
        ),
        h('div', { class: 'twins' }, trail(each), spoken(each)),
      ),
    ),
  )
}

/** Every request to the database, in its order. */
function trail({ trail: steps, bytesIn, bytesOut }: CallView): Node {
  return h(
    'div',
    {},
    h('p', { class: 'dim' }, `数据库请求 ${steps.length} 个，进 ${bytesIn} 字节，出 ${bytesOut} 字节`),
    h(
      'ol',
      { class: 'trail code' },
      ...steps.map(({ action, collection, writes, examined }) =>
        h(
          'li',
          {},
          [action, collection].filter(Boolean).join(' '),
          h('span', { class: 'dim' }, `  写 ${writes} 查 ${examined}`),
        ),
      ),
    ),
  )
}

/** What the function wrote on its console meanwhile. */
function spoken({ lines, requestId }: CallView): Node {
  return h(
    'div',
    {},
    h('p', { class: 'dim' }, `控制台 ${lines.length === 0 ? '没说话' : `${lines.length} 行`}`),
    lines.length > 0 && h('pre', { class: 'lines' }, lines.join('\n')),
    h('p', { class: 'dim code' }, requestId),
  )
}
