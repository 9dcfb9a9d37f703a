import type { CollectionInspection, DeliveredMessage, PaymentRecord, RefundBehaviour } from '../../types'
import type { CallView, StuckView, TimerView } from '../console'
import type { StageState } from '../shapes'
import { faults } from './console-faults'
import { wholeState } from './console-state'
import { editDocument, newDocument } from './document-editor'
import { documentLines } from './document-lines'
import { h } from './dom'
import { get, post } from './net'
import { exact } from './times'
import { attempt, say } from './word'

export interface ConsolePage {
  key: string
  name: string
  about: string
  /** `again` draws the page anew. */
  draw(again: () => void): Promise<Node>
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

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
  { key: 'timers', name: '定时器', about: '到点自己跑，也可以现在跑一遍。', draw: timers },
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

async function invocations(): Promise<Node> {
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

async function messages(): Promise<Node> {
  const list = await get<(DeliveredMessage & { to: string })[]>('console/messages')
  if (list.length === 0) return empty('还没有消息')
  return table(
    ['时间', '给谁', '模板', '内容', '打开'],
    list.map(({ at, to, templateId, data, page = '' }) => [
      exact(at),
      to,
      code(templateId),
      wrap(
        Object.entries(data)
          .map(([key, { value }]) => `${key} ${value}`)
          .join('，'),
      ),
      code(page),
    ]),
  )
}

const paid: Record<PaymentRecord['state'], [look: string, text: string]> = {
  NOTPAY: ['warm', '没付'],
  SUCCESS: ['good', '付了'],
  REFUND: ['', '有退款'],
  CLOSED: ['', '关了'],
}
const refunded: Record<string, [look: string, text: string]> = {
  PROCESSING: ['warm', '退款中'],
  SUCCESS: ['good', '退了'],
  CHANGE: ['bad', '卡收不了款'],
  CLOSED: ['bad', '退不了'],
}

async function payments(): Promise<Node> {
  const [list, { refund }] = await Promise.all([
    get<(PaymentRecord & { payer: string })[]>('console/payments'),
    get<StageState>('state'),
  ])
  return h('div', {}, nextRefund(refund), list.length === 0 ? empty('还没有付款') : paymentTable(list))
}

const refundEnds: [RefundBehaviour, string][] = [
  ['done', '退成'],
  ['closed', '被微信关闭'],
  ['abnormal', '卡收不了款'],
]

/** How the refund ends that is asked for next; then it is as usual again. */
function nextRefund(chosen: RefundBehaviour): Node {
  const select = h(
    'select',
    { id: 'next-refund', onchange: () => attempt(() => post('refund', { behaviour: select.value })) },
    ...refundEnds.map(([behaviour, label]) => h('option', { value: behaviour }, label)),
  )
  select.value = chosen
  return h('p', { class: 'choice' }, h('label', { for: 'next-refund' }, '下一笔退款'), ' ', select)
}

function paymentTable(list: (PaymentRecord & { payer: string })[]): Node {
  return table(
    ['单号', '谁付', '金额', '状态', '流水', '退款'],
    list.map(({ outTradeNo, payer, totalFee, state, transactionIds, refunds }) => [
      code(outTradeNo),
      payer,
      right(yuan(totalFee)),
      tag(...paid[state]),
      transactionIds.length > 1 ? tag('warm', `${transactionIds.length} 笔`) : `${transactionIds.length} 笔`,
      h(
        'td',
        {},
        ...refunds.flatMap(refund => [
          h('span', { class: `tag ${refunded[refund.state]![0]}` }, refunded[refund.state]![1]),
          ` ${yuan(refund.refundFee)} `,
          refund.state === 'CHANGE' &&
            h(
              'button',
              {
                type: 'button',
                class: 'ghost',
                'aria-label': `办完退款 ${refund.outRefundNo}`,
                onclick: () =>
                  attempt(() =>
                    post('finish-refund', { outRefundNo: refund.outRefundNo }).then(() =>
                      say('办完了，微信会这样说'),
                    ),
                  ),
              },
              '办完了',
            ),
        ]),
      ),
    ]),
  )
}

async function timers(): Promise<Node> {
  const list = await get<TimerView[]>('console/timers')
  if (list.length === 0) return empty('没有定时器')
  return table(
    ['函数', '名字', '时刻（秒 分 时 日 月 周 年）', ''],
    list.map(timer => [
      code(timer.function),
      timer.name,
      code(timer.cron),
      h(
        'td',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'ghost',
            'aria-label': `现在跑 ${timer.function}`,
            onclick: () =>
              attempt(() =>
                post('timer', { name: timer.function }).then(() => say(`${timer.function} 跑完了`)),
              ),
          },
          '现在跑',
        ),
      ),
    ]),
  )
}

const kinds: Record<string, string> = { orders: '订单', groups: '团', responses: '回答' }

async function stuck(): Promise<Node> {
  const list = await get<StuckView[]>('console/stuck')
  if (list.length === 0) return empty('没有卡住的')
  return table(
    ['什么', '编号', '待办', '试过', '最后的错'],
    list.flatMap(({ kind, id, todo }) =>
      todo.map(each => [
        kinds[kind] ?? kind,
        code(id),
        code(each.name),
        `${each.tries} 次`,
        wrap(each.lastError),
      ]),
    ),
  )
}

/** What is looked for in a collection; kept while the cloud goes on. */
const sought: Record<string, string> = {}

/** The documents of one collection, and a field to look for one. `again` draws the page anew. */
export async function collectionPage(
  name: string,
  again: () => void,
): Promise<{ about: string; body: Node }> {
  const text = sought[name] ?? ''
  const { count, found, documents } = await get<{
    count: number
    found: number
    documents: { _id: string }[]
  }>(`console/documents?collection=${encodeURIComponent(name)}&text=${encodeURIComponent(text)}`)
  const which = text === '' ? `共 ${count} 份` : `共 ${count} 份，${found} 份里有「${text}」`
  const about = `${which}${found > documents.length ? `，这里是最后 ${documents.length} 份` : ''}。`
  const field = h('input', {
    type: 'search',
    id: 'sought',
    value: text,
    placeholder: '编号或任何一段字，回车找',
    'aria-label': `在 ${name} 里找`,
    onchange: () => {
      sought[name] = field.value.trim()
      again()
    },
  })
  const more = h('button', { type: 'button', class: 'ghost', onclick: () => newDocument(name) }, '加一份')
  const search = h('p', { class: 'choice' }, field, ' ', more)
  const none = text === '' ? '这个集合是空的' : '没有一份里有这段字'
  return { about, body: h('div', {}, search, documents.length === 0 ? empty(none) : listed(name, documents)) }
}

function listed(collection: string, documents: { _id: string }[]): Node {
  return sheet(
    ...documents.map(document => {
      const { _id, ...rest } = document
      const made = h(
        'details',
        { 'data-key': String(_id) },
        h(
          'summary',
          {},
          h('span', { class: 'code' }, String(_id)),
          h('span', { class: 'grow dim code' }, JSON.stringify(rest).slice(0, 240)),
        ),
      )
      // 50 documents of several hundred lines each are only written out when one is opened.
      made.addEventListener(
        'toggle',
        () =>
          made.open &&
          !made.querySelector('pre') &&
          made.append(documentLines(rest), editButton(collection, _id)),
      )
      return made
    }),
  )
}

function editButton(collection: string, _id: unknown): Node {
  const id = typeof _id === 'number' ? String(_id) : JSON.stringify(_id)
  const edit = () => attempt(() => editDocument(collection, id))
  return h('p', { class: 'choice' }, h('button', { type: 'button', class: 'ghost', onclick: edit }, '改'))
}

export const collections = () => get<CollectionInspection[]>('console/collections')
export const stuckCount = async () => (await get<StuckView[]>('console/stuck')).length

type Cell = string | HTMLElement

function table(heads: string[], rows: Cell[][]): HTMLElement {
  return sheet(
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))),
        h(
          'tbody',
          {},
          ...rows.map(cells =>
            h('tr', {}, ...cells.map(cell => (typeof cell === 'string' ? h('td', {}, cell) : cell))),
          ),
        ),
      ),
    ),
  )
}

const sheet = (...inside: Node[]) => h('div', { class: 'sheet' }, ...inside)
const code = (text: string) => h('td', { class: 'code' }, text)
const wrap = (text: string) => h('td', { class: 'wrap' }, text)
const right = (text: string) => h('td', {}, text)
const tag = (look: string, text: string) => h('td', {}, h('span', { class: `tag ${look}` }, text))

function empty(sentence: string): HTMLElement {
  return sheet(
    h('p', { class: 'empty' }, h('img', { src: '/art/drawings/cat-in-crate.svg', alt: '' }), sentence),
  )
}
