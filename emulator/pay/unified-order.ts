import type { Chance } from '../durable/chance.ts'
import type { Book } from './book.ts'
import { isExpired, tradeState, type PayOrder } from './order.ts'
import { accepted, malformed, refused, type PayReply, type PayRequest } from './reply.ts'
import { parseCompactTime } from './wechat-time.ts'

/** Source: WeChat Pay v2 "统一下单": out_trade_no is up to 32 of these characters. */
const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{1,32}$/
/** Characters. Source: the same page, field body. */
const LONGEST_BODY = 128
/** Fen; one million yuan. Source: the largest single JSAPI payment a sheet accepts, rounded up. */
const MOST_FEN = 100_000_000
/** ms. Source: the same page, field time_expire: "最短失效时间间隔大于1分钟". */
const SHORTEST_EXPIRY_MS = 60_000

/** Makes an order payable and answers what `wx.requestPayment` needs. */
export function unifiedOrder(
  request: PayRequest,
  world: { book: Book; chance: Chance; now: number; appid: string; caller: string | undefined },
): PayReply {
  const { book, now } = world
  const wrong = whatIsWrong(request)
  if (wrong !== undefined) return malformed(wrong)
  // Called from a person's invocation the platform knows the payer by itself.
  const openid = text(request['sub_openid']) ?? text(request['openid']) ?? world.caller
  if (openid === undefined) return malformed('缺少参数openid')

  const timeExpire = parseCompactTime(String(request['time_expire'] ?? ''))
  const attach = text(request['attach'])
  const asked = {
    outTradeNo: String(request['out_trade_no']),
    totalFee: Number(request['total_fee']),
    body: String(request['body']),
    ...(attach !== undefined && { attach }),
    subMchId: String(request['sub_mch_id']),
    openid,
    functionName: String(request['function_name']),
    ...(timeExpire !== undefined && { timeExpire }),
  }
  const known = book.byOutTradeNo(asked.outTradeNo)
  if (known) return again(known, asked, world)
  if (timeExpire !== undefined && timeExpire - now < SHORTEST_EXPIRY_MS)
    return refused('INVALID_REQUEST', 'time_expire时间过短')
  return prepay({ ...asked, createdAt: now, prepayIds: [], payments: [], notices: [] }, world)
}

/**
 * What must be the same when a number is asked for again. Source: reports of those who met it in production, by which it is every
 * field but the nonce and the address, optional ones too; WeChat's own page was not found.
 */
const CONTENTS = ['totalFee', 'openid', 'body', 'attach', 'subMchId', 'functionName', 'timeExpire'] as const

/** The same number once more: another prepay for an unpaid order of the same contents, a refusal otherwise. */
function again(
  order: PayOrder,
  asked: Pick<PayOrder, (typeof CONTENTS)[number]>,
  world: Parameters<typeof unifiedOrder>[1],
): PayReply {
  const state = tradeState(order)
  if (state === 'SUCCESS' || state === 'REFUND') return refused('ORDERPAID', '该订单已支付')
  // What WeChat says of an order past its time_expire that nobody closed is not documented; it cannot be paid.
  if (state === 'CLOSED' || isExpired(order, world.now)) return refused('ORDERCLOSED', '该订单已关闭')
  if (CONTENTS.some(name => order[name] !== asked[name]))
    return refused('INVALID_REQUEST', '201 商户订单号重复')
  return prepay(order, world)
}

function prepay(order: PayOrder, { book, chance, now, appid }: Parameters<typeof unifiedOrder>[1]): PayReply {
  const prepayId = book.newPrepayId(now)
  order.prepayIds.push(prepayId)
  book.save(order)
  return accepted({
    trade_type: 'JSAPI',
    prepay_id: prepayId,
    payment: {
      app_id: appid,
      time_stamp: String(Math.floor(now / 1000)),
      nonce_str: chance.letters(32),
      package: `prepay_id=${prepayId}`,
      sign_type: 'MD5',
      // The local pay sheet checks who taps, not the signature.
      pay_sign: chance.hex(32).toUpperCase(),
    },
  })
}

function whatIsWrong(request: PayRequest): string | undefined {
  const fee = request['total_fee']
  if (!OUT_TRADE_NO.test(String(request['out_trade_no'] ?? ''))) return 'invalid out_trade_no'
  if (typeof fee !== 'number' || !Number.isSafeInteger(fee) || fee < 1 || fee > MOST_FEN)
    return 'invalid total_fee'
  const body = text(request['body'])
  if (body === undefined) return '缺少参数body'
  if ([...body].length > LONGEST_BODY) return 'invalid body'
  for (const name of ['sub_mch_id', 'spbill_create_ip', 'env_id', 'function_name'])
    if (text(request[name]) === undefined) return `缺少参数${name}`
  if (request['trade_type'] !== undefined && request['trade_type'] !== 'JSAPI') return 'invalid trade_type'
  const expire = request['time_expire']
  if (expire !== undefined && parseCompactTime(String(expire)) === undefined) return 'invalid time_expire'
  return undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
