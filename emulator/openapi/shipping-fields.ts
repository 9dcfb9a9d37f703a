/** What the fields of 发货信息 may hold, each refusal with WeChat's own number; the source is named in shipping.ts. */
import type { Arguments } from './index.ts'

/** logistics_type: 1 express, 2 within the city, 3 nothing to carry, 4 the buyer fetches it. */
const LOGISTICS = [1, 2, 3, 4]
const BY_EXPRESS = 1
/** delivery_mode: 1 all at once, 2 in parcels. */
const AT_ONCE = 1
export const SPLIT = 2
/** Characters of item_desc; bytes of a parcel's number and company. */
const LONGEST_DESCRIPTION = 120
const LONGEST_NUMBER_BYTES = 128
/** RFC 3339 with or without fractions of a second. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

type Refusal = [errcode: number, errmsg: string]
type Fields = Record<string, unknown>

/** Says what is wrong before anything is looked up; `undefined` when nothing is. */
export function whatIsWrongWithShipping(args: Arguments): Refusal | undefined {
  return (
    wrongKey(args['order_key'] as Fields | undefined) ?? wrongWay(args) ?? wrongList(args) ?? wrongTime(args)
  )
}

function wrongKey(key: Fields = {}): Refusal | undefined {
  const kind = key['order_number_type']
  if (kind !== 1 && kind !== 2) return [268485194, '订单单号类型非法']
  if (kind === 2)
    return filled(key['transaction_id'])
      ? undefined
      : [268485195, '微信支付单号形式下 transaction_id 字段不能为空']
  if (!filled(key['mchid'])) return [268485196, '商户侧单号形式下 mchid 字段不能为空']
  return filled(key['out_trade_no']) ? undefined : [268485197, '商户侧单号形式下 out_trade_no 字段不能为空']
}

function wrongWay(args: Arguments): Refusal | undefined {
  const { logistics_type: logistics, delivery_mode: mode } = args
  if (!LOGISTICS.includes(logistics as number)) return [10060005, '物流类型有误']
  if (mode !== AT_ONCE && mode !== SPLIT) return [268485224, '发货模式非法']
  if (mode === AT_ONCE) return undefined
  if (logistics !== BY_EXPRESS) return [10060006, '非快递发货时不允许分拆发货']
  return typeof args['is_all_delivered'] === 'boolean'
    ? undefined
    : [10060007, '分拆发货模式下必须填写 is_all_delivered 字段']
}

function wrongList(args: Arguments): Refusal | undefined {
  const list = args['shipping_list']
  if (!Array.isArray(list) || list.length === 0) return [10060014, '参数错误']
  if (args['delivery_mode'] === AT_ONCE && list.length !== 1)
    return [268485228, '统一发货模式下，物流信息列表长度必须为 1']
  for (const parcel of list as Fields[]) {
    const wrong = wrongParcel(parcel, args['logistics_type'] === BY_EXPRESS)
    if (wrong) return wrong
  }
  return undefined
}

function wrongParcel(parcel: Fields, byExpress: boolean): Refusal | undefined {
  const { item_desc: description, tracking_no: number, express_company: company } = parcel
  if (!filled(description)) return [10060008, '商品描述 item_desc 字段不能为空']
  if ([...description].length > LONGEST_DESCRIPTION) return [10060009, '商品描述 item_desc 字段太长']
  if (byExpress && !filled(number)) return [268485226, '物流单号不能为空']
  if (byExpress && !filled(company)) return [268485227, '物流公司编码不能为空']
  if (bytes(company) > LONGEST_NUMBER_BYTES) return [10060025, '物流公司编码太长']
  if (bytes(number) > LONGEST_NUMBER_BYTES) return [10060026, '物流单号太长']
  return undefined
}

function wrongTime(args: Arguments): Refusal | undefined {
  const time = args['upload_time']
  const right = typeof time === 'string' && INSTANT.test(time) && !Number.isNaN(Date.parse(time))
  return right ? undefined : [268485216, '上传时间非法，请按照 RFC 3339 格式填写']
}

function filled(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

const bytes = (value: unknown) => Buffer.byteLength(typeof value === 'string' ? value : '')
