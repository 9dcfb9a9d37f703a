import type { DeliveredMessage } from '../../types'
import type { StuckView } from '../console'
import { invocations } from './console-calls'
import { faults } from './console-faults'
import { payments } from './console-payments'
import { wholeState } from './console-state'
import { timers } from './console-timers'
import { h } from './dom'
import { get } from './net'
import { code, empty, id, table, wrap } from './sheets'
import { exact } from './times'

export interface ConsolePage {
  key: string
  name: string
  about: string
  /** `again` draws the page anew. */
  draw(again: () => void): Promise<Node>
}

export const pages: ConsolePage[] = [
  {
    key: 'invocations',
    name: '函数调用',
    about: '最近 50 次，新的在前。点开看走过的每个请求，和它自己说的话。',
    draw: invocations,
  },
  { key: 'messages', name: '消息', about: '送到手机上的服务通知，最近 50 条。', draw: messages },
  {
    key: 'payments',
    name: '付款',
    about: '支付单和它的退款，最近 50 张。下一笔退款怎么结束，在这里选。',
    draw: payments,
  },
  {
    key: 'timers',
    name: '钟和定时器',
    about: '钟往前拨，到点的都会跑；定时器也可以现在跑一遍。',
    draw: timers,
  },
  {
    key: 'faults',
    name: '事故',
    about: '断线、死机、晚到：安排一次，或者换一种天气。',
    draw: faults,
  },
  {
    key: 'state',
    name: '导出和导入',
    about: '把整个本地云存成一个文件，或者换成一个文件里的样子。',
    draw: wholeState,
  },
  { key: 'stuck', name: '卡住的', about: '试了太多次还没做成、等人来看的待办。', draw: stuck },
]

async function messages(): Promise<Node> {
  const list = await get<(DeliveredMessage & { to: string })[]>('console/messages')
  if (list.length === 0) return empty('还没有消息')
  return table(
    ['时间', '给谁', '模板', '内容', '打开'],
    list.map(({ at, to, templateId, data, page = '' }) => [
      exact(at),
      to,
      id(templateId),
      h(
        'td',
        { class: 'wrap' },
        ...Object.entries(data).map(([key, { value }]) =>
          h('p', {}, h('span', { class: 'dim' }, key), ` ${value}`),
        ),
      ),
      id(page),
    ]),
  )
}

const kinds: Record<string, string> = { orders: '订单', groups: '团', responses: '回答' }

async function stuck(): Promise<Node> {
  const list = await get<StuckView[]>('console/stuck')
  if (list.length === 0) return empty('没有卡住的')
  return table(
    ['什么', '编号', '待办', '试过', '最后的错'],
    list.flatMap(({ kind, id: document, todo }) => {
      const what = kinds[kind] ?? kind
      if (todo.length === 0) return [[what, id(document), '没有写', '', '']]
      return todo.map(each => [what, id(document), code(each.name), `${each.tries} 次`, wrap(each.lastError)])
    }),
  )
}

export const stuckCount = async () => (await get<StuckView[]>('console/stuck')).length
