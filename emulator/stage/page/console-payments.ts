/** What WeChat Pay has, and how the next refund ends. */
import type { PaymentRecord, RefundBehaviour } from '../../types'
import type { StageState } from '../shapes'
import { h } from './dom'
import { get, post } from './net'
import { empty, figure, id, overFigures, table, tag } from './sheets'
import { attempt, say } from './word'

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

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

export async function payments(): Promise<Node> {
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
    ['单号', '谁付', overFigures('金额'), '状态', '流水', '退款'],
    list.map(({ outTradeNo, payer, totalFee, state, transactionIds, refunds }) => [
      id(outTradeNo),
      payer,
      figure(yuan(totalFee)),
      tag(...paid[state]),
      transactionIds.length > 1 ? tag('warm', `${transactionIds.length} 笔`) : `${transactionIds.length} 笔`,
      h('td', {}, ...refunds.map(refundLine)),
    ]),
  )
}

function refundLine({ outRefundNo, refundFee, state }: PaymentRecord['refunds'][number]): HTMLElement {
  const [look, text] = refunded[state]!
  const finish = () => post('finish-refund', { outRefundNo }).then(() => say('办完了，微信会这样说'))
  return h(
    'p',
    { class: 'refund' },
    h('span', { class: `tag ${look}` }, text),
    yuan(refundFee),
    state === 'CHANGE' &&
      h(
        'button',
        {
          type: 'button',
          class: 'ghost',
          'aria-label': `办完退款 ${outRefundNo}`,
          onclick: () => attempt(finish),
        },
        '办完了',
      ),
  )
}
