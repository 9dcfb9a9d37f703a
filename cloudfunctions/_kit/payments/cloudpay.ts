import { fen } from '../../../domain/money/fen'
import type { PaymentParams } from '../../../contracts/views'
import { payTime, readPayTime } from '../calendar'
import { randomId } from '../hash'
import { messageOf } from '../store/documents'
import { cloudPay, wechatCaller } from '../wechat'
import { CURRENCY, MERCHANT_ID } from './merchant'
import type { PaymentProvider, ProviderPayment, ProviderRefund } from './provider'

/**
 * WeChat Pay through `cloudPay`. The SDK overwrites the provider's `err_code` with its own `errCode: 0`, so a FAIL is
 * not understood from its code: the order is queried, and its trade state decides.
 */

type Answer = Record<string, unknown>

/** Whose function hears of payments and refunds. */
const CALLBACK = 'payment'
/** WeChat Pay wants the address of the machine that asks; the cloud has none of its own. */
const NO_ADDRESS = '127.0.0.1'
/** Characters of the text on the pay sheet. */
const LONGEST_BODY = 40

async function ask(api: string, request: Answer): Promise<Answer | { unclear: string }> {
  if (!MERCHANT_ID) return { unclear: `${api}: LINTUAN_MERCHANT_ID is not set for this function` }
  try {
    const answer = await cloudPay[api]!({ subMchId: MERCHANT_ID, nonceStr: randomId('n', 30), ...request })
    if (answer['returnCode'] === 'SUCCESS') return answer
    return { unclear: `${api}: ${text(answer['returnMsg'])}` }
  } catch (error) {
    return { unclear: `${api}: ${messageOf(error)}` }
  }
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))
const went = (answer: Answer) => answer['resultCode'] === 'SUCCESS'
const isUnclear = (answer: Answer | { unclear: string }): answer is { unclear: string } => 'unclear' in answer
const whyOf = (answer: Answer) => text(answer['errCodeDes']) || 'refused'

export const cloudPayProvider: PaymentProvider = {
  async prepay({ orderId, fen: totalFee, about, payBy }) {
    const answer = await ask('unifiedOrder', {
      body: [...about].slice(0, LONGEST_BODY).join(''),
      outTradeNo: orderId,
      spbillCreateIp: NO_ADDRESS,
      totalFee,
      envId: wechatCaller().env,
      functionName: CALLBACK,
      tradeType: 'JSAPI',
      timeExpire: payTime(payBy),
    })
    if (isUnclear(answer)) return { state: 'unclear', why: answer.unclear }
    const payment = answer['payment'] as PaymentParams | undefined
    if (went(answer) && payment) return { state: 'ready', payment: paramsOf(payment) }
    const known = await cloudPayProvider.query(orderId)
    if (known.state === 'paid' || known.state === 'closed') return { state: known.state }
    return { state: 'unclear', why: whyOf(answer) }
  },

  async query(orderId) {
    return paymentOf(await ask('queryOrder', { outTradeNo: orderId }), orderId)
  },

  async queryTransaction(transactionId) {
    return paymentOf(await ask('queryOrder', { transactionId }), '')
  },

  async close(orderId) {
    const answer = await ask('closeOrder', { outTradeNo: orderId })
    if (isUnclear(answer)) return { state: 'unclear', why: answer.unclear }
    if (went(answer)) return { state: 'closed' }
    const known = await cloudPayProvider.query(orderId)
    switch (known.state) {
      case 'paid':
        return { state: 'paid' }
      // Without a prepay there is nothing to pay through, which is as good as closed.
      case 'closed':
      case 'unknown-order':
        return { state: 'closed' }
      default:
        return { state: 'unclear', why: whyOf(answer) }
    }
  },

  async refund({ orderId, transactionId, refundId, totalFen, fen: refundFee }) {
    const answer = await ask('refund', {
      ...(transactionId === undefined ? { outTradeNo: orderId } : { transactionId }),
      outRefundNo: refundId,
      totalFee: totalFen,
      refundFee,
      envId: wechatCaller().env,
      functionName: CALLBACK,
    })
    if (isUnclear(answer)) return { state: 'unclear', why: answer.unclear }
    // Accepted is not refunded (C-28): from here on the query decides.
    return went(answer) ? { state: 'processing' } : { state: 'unclear', why: whyOf(answer) }
  },

  async queryRefund(refundId) {
    const answer = await ask('queryRefund', { outRefundNo: refundId })
    if (isUnclear(answer)) return { state: 'unclear', why: answer.unclear }
    if (!went(answer)) return { state: 'unknown-refund' }
    return refundOf(text(answer['refundStatus_0'] ?? answer['refundStatus0']))
  },
}

function paymentOf(answer: Answer | { unclear: string }, orderId: string): ProviderPayment {
  if (isUnclear(answer)) return { state: 'unclear', why: answer.unclear }
  if (!went(answer)) {
    const why = whyOf(answer)
    return /不存在|not exist/i.test(why) ? { state: 'unknown-order' } : { state: 'unclear', why }
  }
  const state = text(answer['tradeState'])
  switch (state) {
    // An order with a refund was paid all the same; the refund is a fact of its own.
    case 'SUCCESS':
    case 'REFUND': {
      const paidAt = readPayTime(text(answer['timeEnd']))
      if (paidAt === null) return { state: 'unclear', why: `timeEnd ${text(answer['timeEnd'])}` }
      return {
        state: 'paid',
        orderId: text(answer['outTradeNo']) || orderId,
        transactionId: text(answer['transactionId']),
        fen: fen(Number(answer['totalFee'])),
        currency: text(answer['feeType']) || CURRENCY,
        merchantId: text(answer['subMchId']),
        paidAt,
      }
    }
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return { state: 'unpaid' }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' }
    default:
      return { state: 'unclear', why: `trade state ${state}` }
  }
}

function refundOf(status: string): ProviderRefund {
  switch (status) {
    case 'SUCCESS':
      return { state: 'done' }
    case 'PROCESSING':
      return { state: 'processing' }
    case 'REFUNDCLOSE':
      return { state: 'closed' }
    case 'CHANGE':
      return { state: 'abnormal' }
    default:
      return { state: 'unclear', why: `refund status ${status}` }
  }
}

function paramsOf(payment: PaymentParams): PaymentParams {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = payment
  return { timeStamp, nonceStr, package: prepay, signType, paySign }
}
