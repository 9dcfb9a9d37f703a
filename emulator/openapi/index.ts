/** WeChat's open APIs as functions reach them through `cloud.openapi`. */
import type { DeployedFunction } from '../functions/deployed.ts'
import type { Chance } from '../durable/chance.ts'
import type { CloudClock } from '../clock/clock.ts'
import type { Book } from '../pay/book.ts'
import { decodeOpenApiRequest, encodeOpenApiReply, type OpenApiReply } from '../server/protobuf.ts'
import type { People } from '../wechat/people.ts'
import type { Messages } from '../wechat/messages.ts'
import { getUnlimited } from './mini-code.ts'
import { msgSecCheck } from './security.ts'
import { uploadShippingInfo } from './shipping.ts'
import { sendSubscribeMessage } from './subscribe-message.ts'

export type Arguments = Record<string, unknown>

/** A failure WeChat itself reports, with its own number. */
export interface WechatRefusal {
  errcode: number
  errmsg: string
}

export interface OpenApiWorld {
  people: People
  messages: Messages
  clock: CloudClock
  chance: Chance
  /** Payments, which 发货信息 is about. */
  book: Book
  /** The pages of app.json; absent: any page exists. */
  pages: string[] | undefined
}

type Api = (args: Arguments, world: OpenApiWorld) => OpenApiReply | Promise<OpenApiReply>

const APIS: Record<string, Api> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'wxacode.getUnlimited': getUnlimited,
  'security.msgSecCheck': msgSecCheck,
  // The name WeChat's page "发货信息录入" gives under 云调用; the SDK joins whatever follows `openapi` with dots.
  'wxa.sec.order.uploadShippingInfo': uploadShippingInfo,
}

/** -604100 and -604101 are in the error table of wx-server-sdk 4.0.2. */
const API_NOT_FOUND = -604100
const NO_PERMISSION = -604101

/**
 * Answers one `wx.openApi` request with protobuf. `asking` is the function it comes from; its config.json must
 * name the API. A request from outside a function (a script) has every permission, as the HTTP API has.
 */
export async function answerOpenApi(
  apiName: string,
  requestData: Buffer,
  asking: DeployedFunction | undefined,
  world: OpenApiWorld,
): Promise<Buffer> {
  const api = APIS[apiName]
  if (!api) return encodeOpenApiReply({ errorCode: API_NOT_FOUND })
  if (asking && !asking.config.openapi.includes(apiName))
    return encodeOpenApiReply({ errorCode: NO_PERMISSION })
  const args: Arguments = {}
  for (const { key, value } of decodeOpenApiRequest(requestData))
    args[key] = JSON.parse(value.toString('utf8'))
  return encodeOpenApiReply(await api(args, world))
}
