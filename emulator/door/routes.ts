/** The requests a phone may make; the table is in emulator/README.md. */
import { codePicture } from '../openapi/mini-code.ts'
import { decodePart } from '../server/address.ts'
import type { Person } from '../wechat/people.ts'
import { DoorRefusal } from './refusal.ts'
import type { DoorWorld, PhoneAnswer, PhoneRequest } from './index.ts'

/**
 * Fields with which a body could claim to be somebody; only the session says who calls. (`openId` by itself claims nothing
 * in WeChat, and is what the shop calls the tap that opens a group.)
 */
const IDENTITY_FIELDS = ['openid', 'OPENID', 'userInfo', 'wxContext']
/** Shown as the receiver on the pay sheet. */
const PAYEE = '邻团'
/** Pixels of a drawn code, and the most text a code of this size still shows readably. */
const CODE_WIDTH = 320
const LONGEST_CODE = 1000

type Route = (asked: PhoneRequest, world: DoorWorld, rest: string) => PhoneAnswer | Promise<PhoneAnswer>

const ROUTES: { method: string; prefix: string; exact?: boolean; route: Route }[] = [
  { method: 'POST', prefix: '/login', exact: true, route: login },
  { method: 'POST', prefix: '/call/', route: call },
  { method: 'POST', prefix: '/pay', exact: true, route: pay },
  { method: 'GET', prefix: '/prepay/', route: prepay },
  { method: 'POST', prefix: '/subscribe', exact: true, route: subscribe },
  { method: 'POST', prefix: '/share', exact: true, route: share },
  { method: 'GET', prefix: '/cards', exact: true, route: cards },
  { method: 'GET', prefix: '/inbox', exact: true, route: inbox },
  { method: 'GET', prefix: '/codes', exact: true, route: codes },
  { method: 'GET', prefix: '/clock', exact: true, route: (_, { clock }) => ({ now: clock.now() }) },
]

/** Answers a phone's request; `undefined` when it is not one and may be a file. */
export async function answerPhone(asked: PhoneRequest, world: DoorWorld): Promise<PhoneAnswer | undefined> {
  for (const { method, prefix, exact, route } of ROUTES) {
    if (exact ? asked.path !== prefix : !asked.path.startsWith(prefix)) continue
    if (asked.method !== method) throw new DoorRefusal(405, '这个地址不能这样访问')
    const rest = decodePart(asked.path.slice(prefix.length))
    if (rest === undefined) throw new DoorRefusal(400, '这个地址读不懂')
    return route(asked, world, rest)
  }
  return undefined
}

function login({ body }: PhoneRequest, { people }: DoorWorld): PhoneAnswer {
  const { persona } = body
  if (persona !== undefined && typeof persona !== 'string') throw new DoorRefusal(400, '人物写得不对')
  const found = people.login(persona)
  if (!found) throw new DoorRefusal(404, '没有这个人物')
  return { session: found.session, name: found.person.name }
}

async function call(asked: PhoneRequest, world: DoorWorld, name: string): Promise<PhoneAnswer> {
  const holder = holderOf(asked)
  if (IDENTITY_FIELDS.some(field => field in asked.body))
    throw new DoorRefusal(403, '请求里不能带身份信息，身份由微信确认')
  try {
    return { result: await world.call(name, asked.body, { openid: holder.openid }) }
  } catch (error) {
    const { errCode = -1, errMsg = String(error) } = error as { errCode?: number; errMsg?: string }
    return { errCode, errMsg }
  }
}

async function pay(asked: PhoneRequest, world: DoorWorld): Promise<PhoneAnswer> {
  const prepayId = String(asked.body['prepayId'] ?? '')
  const tap = asked.body['tap']
  if (tap !== 'pay' && tap !== 'cancel') throw new DoorRefusal(400, '请选择支付或取消')
  sheetOf(asked, world, prepayId)
  return { outcome: await world.pay.handle.confirm(prepayId, tap) }
}

function prepay(asked: PhoneRequest, world: DoorWorld, prepayId: string): PhoneAnswer {
  const { totalFee, body } = sheetOf(asked, world, prepayId)
  return { totalFee, body, payee: PAYEE }
}

function subscribe(asked: PhoneRequest, { messages }: DoorWorld): PhoneAnswer {
  const { templateId, answer } = asked.body
  if (typeof templateId !== 'string' || templateId === '') throw new DoorRefusal(400, '缺少消息模板')
  if (answer !== 'accept' && answer !== 'reject') throw new DoorRefusal(400, '请选择允许或拒绝')
  const holder = holderOf(asked)
  if (answer === 'accept') messages.accept(holder.openid, templateId)
  return {}
}

function share(asked: PhoneRequest, { shares }: DoorWorld): PhoneAnswer {
  const { title, path, imageUrl } = asked.body
  if (typeof title !== 'string' || typeof path !== 'string' || path === '')
    throw new DoorRefusal(400, '分享要有标题和页面')
  const card = { fromOpenid: holderOf(asked).openid, title, path }
  return { id: shares.add(typeof imageUrl === 'string' ? { ...card, imageUrl } : card).id }
}

/** A card says who sent it by name: an openid never reaches a phone. */
function cards(_: PhoneRequest, { shares, people }: DoorWorld): PhoneAnswer {
  const newestFirst = [...shares.list()].reverse()
  return {
    cards: newestFirst.map(({ fromOpenid, ...card }) => ({
      ...card,
      from: people.byOpenid(fromOpenid)?.name ?? '',
    })),
  }
}

function inbox(asked: PhoneRequest, { messages }: DoorWorld): PhoneAnswer {
  const mine = messages.delivered(holderOf(asked).openid)
  return { messages: mine.map(({ openid: _, ...message }) => message).reverse() }
}

async function codes({ query }: PhoneRequest): Promise<PhoneAnswer> {
  const data = query.get('data') ?? ''
  if (data === '' || data.length > LONGEST_CODE) throw new DoorRefusal(400, '二维码的内容为空或太长')
  return { picture: await codePicture(data, CODE_WIDTH) }
}

function holderOf({ holder }: PhoneRequest): Person {
  if (!holder) throw new DoorRefusal(401, '登录已失效，请重新进入')
  return holder
}

/** A prepay of somebody else looks like one that does not exist. */
function sheetOf(asked: PhoneRequest, { pay }: DoorWorld, prepayId: string) {
  const sheet = pay.sheet(prepayId, holderOf(asked).openid)
  if (!sheet) throw new DoorRefusal(404, '没有这笔待支付的订单')
  return sheet
}
