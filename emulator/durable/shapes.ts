/**
 * What the lines of a dump and of an exported state may hold, beside the documents. What a file says is checked whole before
 * anything of it is taken in. Fields that are not named here pass, so that an older version reads what a newer one adds.
 */
import * as z from 'zod'
import { paidFee, refundedFee, type PayOrder } from '../pay/order.ts'
import type { DeliveredMessage, SharedCard, Shipping } from '../types.ts'
import type { Quota } from '../wechat/messages.ts'
import type { Person } from '../wechat/people.ts'

/** ms since 1970. The last one that WeChat Pay's fourteen digits (yyyyMMddHHmmss) can say in Beijing. */
const LATEST = Date.UTC(9999, 11, 31, 16) - 1

export const instant = z.int().min(0).max(LATEST)
const fen = z.int().positive()
const name = z.string().min(1)

const shipping = z.object({
  logisticsType: z.int(),
  deliveryMode: z.int(),
  list: z.array(z.record(z.string(), z.unknown())),
  uploadedAt: instant,
  finished: z.boolean(),
  toldAnew: z.boolean(),
}) satisfies z.ZodType<Shipping>

const refund = z.object({
  outRefundNo: name,
  refundId: name,
  refundFee: fen,
  state: z.enum(['PROCESSING', 'SUCCESS', 'CHANGE', 'CLOSED']),
  ends: z.enum(['CHANGE', 'CLOSED']).optional(),
  askedAt: instant,
  dueAt: instant,
  doneAt: instant.optional(),
  functionName: name.optional(),
  reason: z.string().optional(),
})

const payment = z.object({
  transactionId: name,
  prepayId: name,
  paidAt: instant,
  refunds: z.array(refund),
  shipping: shipping.optional(),
  odd: z.object({ totalFee: fen.optional(), feeType: name.optional(), subMchId: name.optional() }).optional(),
})

const order = z
  .object({
    outTradeNo: name,
    totalFee: fen,
    body: z.string(),
    attach: z.string().optional(),
    subMchId: name,
    openid: name,
    functionName: name,
    createdAt: instant,
    timeExpire: instant.optional(),
    closedAt: instant.optional(),
    prepayIds: z.array(name),
    payments: z.array(payment),
    late: z.object({ prepayId: name, at: instant }).optional(),
    notices: z.array(
      z.object({
        kind: z.enum(['paid', 'refunded']),
        about: name,
        attempts: z.int().min(0),
        nextAt: instant.optional(),
      }),
    ),
  })
  .refine(kept => kept.payments.every(each => refundedFee(each) <= paidFee(kept, each)), {
    error: 'more is given back than was paid',
  }) satisfies z.ZodType<PayOrder>

const message = z.object({
  openid: name,
  templateId: name,
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
  at: instant,
}) satisfies z.ZodType<DeliveredMessage>

const left = z.int().min(0)

const quota = z.union([
  left,
  z.object({ left, spentOn: z.object({ number: z.int().positive(), message }) }),
]) satisfies z.ZodType<Quota>

const stranger = z.object({ openid: name, name: z.string() }) satisfies z.ZodType<Person>

const card = z.object({
  id: name,
  fromOpenid: name,
  title: z.string(),
  path: name,
  imageUrl: z.string().optional(),
  at: instant,
}) satisfies z.ZodType<SharedCard>

/** One entry of WeChat's side. A map that is keyed by a field of its values must be so. */
export const entryLine = z
  .discriminatedUnion('$wechat', [
    z.object({ $wechat: z.literal('orders'), key: name, value: order }),
    z.object({ $wechat: z.literal('strangers'), key: name, value: stranger }),
    z.object({ $wechat: z.literal('quotas'), key: name, value: quota }),
    z.object({ $wechat: z.literal('delivered'), key: z.string().regex(/^[1-9]\d*$/), value: message }),
    z.object({ $wechat: z.literal('shares'), key: name, value: card }),
  ])
  .refine(
    line =>
      (line.$wechat !== 'orders' || line.key === line.value.outTradeNo) &&
      (line.$wechat !== 'strangers' || line.key === line.value.openid) &&
      (line.$wechat !== 'shares' || line.key === line.value.id),
    { error: 'its key is not the one of its value' },
  )

/** Base64 that comes out as it went in: the decoder skips what it does not know. */
const base64 = z
  .string()
  .refine(text => Buffer.from(text, 'base64').toString('base64') === text, { error: 'not base64' })

/** The type becomes a header of the answer. */
const contentType = z.string().regex(/^[\x20-\x7e]*$/)

export const fileLine = z.object({ $file: name, type: contentType, bytes: base64 })

export const stateHeader = z.object({
  $cloud: z.object({
    format: z.int().positive(),
    now: z.number(),
    lines: z.int().min(0),
    note: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** Reads one line of JSON. Answers its value as it stands there, or in words what is wrong. */
export function readShape<T>(shape: z.ZodType<T>, text: string): { value: T } | { wrong: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: 'not JSON' }
  }
  const { error } = shape.safeParse(value)
  if (!error) return { value: value as T }
  const { path, message } = error.issues[0]!
  return { wrong: [path.join('.'), message].filter(Boolean).join(': ') }
}
