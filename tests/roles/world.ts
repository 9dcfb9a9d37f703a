import type { Case } from '../../domain/survey/types'
import type { Order } from '../../domain/order/types'
import { amend, place, placeAndPay, settleAll, tapId } from '../support/joining'
import { endGroup } from '../support/neighbours'
import type { Shop } from '../support/shop'
import { DAY, HOUR, people, type Person } from '../support/world'

/** Ids of a whole life in the east: what somebody who has nothing to do with it will ask for. */
export interface Foreign {
  /** 林晚's order, arrived and not collected; its code. */
  waiting: string
  code: string
  /** 周婷's order in the open group, unpaid; and a paid one of hers there. */
  unpaid: string
  paid: string
  openGroup: string
  arrivedGroup: string
  /** Formed and on the road. */
  formedGroup: string
  /** An invitation nobody answered, and a case with its own. */
  invitation: string
  caseId: string
  /** An order with a to-do that is stuck. */
  stuck: string
  /** A payment that does not fit its order, and a refund that WeChat closed. */
  odd: { orderId: string; transactionId: string }
  closed: { orderId: string; refundId: string }
}

/** 陈姐's groups with 林晚, 周婷 and 江敏 in them, so that whatever is there to be seen or moved is there. */
export async function liveInTheEast(shop: Shop): Promise<Foreign> {
  const { lin, zhou, jiang, chen } = people
  for (const [index, leader] of ['mchen', 'mding', 'mshen'].entries())
    await amend('leaders', leader, { phone: `1380000111${index}` })
  const arrivedGroup = await shop.openGroup({ groupId: 'garrived', rule: { by: 'units', target: 6 } })
  const waiting = (await placeAndPay(shop, lin, { groupId: arrivedGroup })).orderId
  const asked = [zhou, jiang]
  const collected: string[] = []
  for (const who of asked) collected.push((await placeAndPay(shop, who, { groupId: arrivedGroup })).orderId)
  await endGroup(shop, arrivedGroup)
  await shop.as(chen).call('leader', 'arrive', { groupId: arrivedGroup })
  for (const orderId of collected)
    await shop.as(chen).call('leader', 'collect', { orderId, code: codeOf(shop, orderId), how: 'code' })
  await shop.cloud.clock.advance(DAY + HOUR)
  await shop.runTimers()
  const [invitation, answered] = collected.map(orderId => `pickup-${orderId}`)
  const answers = { q1: 2, q2: ['leaking'], q3: '没气了' }
  await shop.as(jiang).call('survey', 'answer', { invitationId: answered, versionId: 'pickup@1', answers })

  const formedGroup = await shop.openGroup({ groupId: 'gformed', rule: { by: 'units', target: 6 } })
  const road = (await placeAndPay(shop, lin, { groupId: formedGroup })).orderId
  await endGroup(shop, formedGroup)
  const openGroup = await shop.openGroup({ groupId: 'gopen' })
  const paid = (await placeAndPay(shop, zhou, { groupId: openGroup })).orderId
  const unpaid = (await place(shop, zhou, { groupId: openGroup, lines: [['lychee', 2]] })).orderId
  const todo = {
    'refund-rgtest': { due: shop.cloud.clock.now(), tries: 8, lastError: 'NOTENOUGH', stuck: true },
  }
  shop.cloud.pay.choose('pays-odd-amount')
  const odd = (await placeAndPay(shop, jiang, { groupId: openGroup })).orderId
  const closed = await closedRefund(shop)
  await amend('orders', road, { todo, stuck: true, nextDue: null })
  await shop.runTimers()
  return {
    waiting,
    code: codeOf(shop, waiting),
    unpaid,
    paid,
    openGroup,
    arrivedGroup,
    formedGroup,
    invitation: invitation!,
    caseId: shop.all<Case>('cases')[0]!._id,
    stuck: road,
    odd: { orderId: odd, transactionId: shop.cloud.pay.record(odd)!.transactionIds[0]! },
    closed,
  }
}

/** A second payment whose refund WeChat closed. */
async function closedRefund(shop: Shop): Promise<Foreign['closed']> {
  const groupId = await shop.openGroup({ groupId: 'gclosed' })
  shop.cloud.pay.chooseRefund('closed')
  shop.cloud.pay.choose('pays-twice')
  const { orderId } = await placeAndPay(shop, people.wu, { groupId })
  await settleAll(shop, 4)
  return { orderId, refundId: Object.keys(shop.one<Order>('orders', orderId).refunds)[0]! }
}

const codeOf = (shop: Shop, orderId: string) => shop.one<Order>('orders', orderId).pickup!.code

/** For each action an input that is right for those it is meant for, about what is not the caller's. */
export function inputsFor(foreign: Foreign, now: number): Record<string, object> {
  const { odd, closed } = foreign
  const { waiting, unpaid, paid, openGroup, arrivedGroup, formedGroup, invitation, caseId, stuck, code } =
    foreign
  const page = { after: `${now}:${waiting}` }
  return {
    'group/list': { pointId: 'wutong3' },
    'group/get': { groupId: openGroup },
    'group/crate': { groupId: openGroup },
    // Somebody else's tap.
    'group/join': {
      joinId: paid,
      groupId: openGroup,
      termsVersion: 1,
      lines: [{ sku: 'mandarin', quantity: 6 }],
      pointId: 'wutong3',
      expectedFen: 2760,
    },
    'order/get': { orderId: waiting },
    'order/list': page,
    'order/pay': { orderId: unpaid },
    'order/check': { orderId: unpaid },
    'order/cancel': { orderId: unpaid },
    'member/me': {},
    'member/card': {},
    'member/points': page,
    'member/inbox': page,
    'member/profile': { pointId: 'beimen1' },
    'member/grant': { accepted: ['paid'] },
    'member/consent': { give: true, privacy: 1, agreement: 1 },
    'member/join': {
      privacy: 1,
      agreement: 1,
      name: '某人',
      pointId: 'wutong3',
      source: { groupId: openGroup },
    },
    'survey/get': { invitationId: invitation },
    'survey/answer': { invitationId: invitation, versionId: 'pickup@1', answers: { q1: 1, q2: ['leaking'] } },
    'survey/decline': { invitationId: invitation },
    'survey/thread': { caseId },
    'survey/threads': {},
    'survey/solve': { caseId, solved: true },
    'leader/desk': {},
    'leader/openings': {},
    'leader/open': { openId: tapId('open'), from: { kind: 'group', id: openGroup }, pointId: 'wutong3' },
    'leader/share': { groupId: openGroup },
    'leader/arrive': { groupId: formedGroup },
    'leader/pickups': { groupId: arrivedGroup },
    'leader/find': { code, pointId: 'wutong3' },
    'leader/collect': { orderId: waiting, code: `LT:wutong3:${code}`, how: 'scan' },
    'leader/commission': page,
    'staff/claim': { code: '123456', name: '某人' },
    'staff/today': { regionId: 'east' },
    'staff/nps': { regionId: 'east' },
    'staff/cases': { regionId: 'east', state: 'open' },
    'staff/case': { caseId },
    'staff/answer': { caseId, answerId: tapId('answer'), text: '你好' },
    'staff/members': { regionId: 'east' },
    'shop/stuck': { regionId: 'east' },
    'shop/retry': { kind: 'order', id: stuck, todo: 'refund-rgtest' },
    'staff/audit': { regionId: 'east' },
    'stock/goods': {},
    'stock/import': { importId: tapId('import'), csv: 'sku,name\nmandarin,x' },
    'stock/templates': { regionId: 'east' },
    'stock/open-for': {
      openId: tapId('open'),
      templateId: 'thursday',
      leaderId: 'mchen',
      pointId: 'wutong3',
    },
    'shop/groups': { regionId: 'east', state: 'running' },
    'shop/group': { groupId: openGroup },
    'shop/reprice': { groupId: openGroup, sku: 'mandarin', priceFen: 450 },
    'shop/arrive': { groupId: formedGroup },
    'shop/orders': { what: 'member', id: 'mlin' },
    'shop/order': { orderId: waiting },
    'shop/points': { regionId: 'east' },
    'shop/find': { groupId: arrivedGroup, code },
    'shop/collect': { groupId: arrivedGroup, orderId: waiting, code, how: 'code' },
    'shop/send-back': odd,
    'shop/dismiss': { ...odd, note: '问过了' },
    'shop/refund-again': closed,
    'stock/list': { regionId: 'east' },
    'stock/item': { regionId: 'east', item: 'mandarin' },
    'stock/receive': { tapId: tapId('stock'), regionId: 'east', item: 'mandarin', units: 24 },
    'stock/correct': {
      tapId: tapId('stock'),
      regionId: 'east',
      item: 'mandarin',
      units: -1,
      why: 'broken',
    },
  }
}

/** What a phone may add to any event in the hope that somebody reads it. */
export const forgery = (victim: Required<Person>) => ({
  openid: victim.openid,
  OPENID: victim.openid,
  memberId: victim.memberId,
  memberKey: victim.memberId,
  role: 'head-office',
  who: 'staff',
  staff: true,
  leader: { _id: 'mchen' },
  leaderId: 'mchen',
  regionIds: ['east', 'north'],
  priceFen: 1,
  payableFen: 1,
  now: 0,
  userInfo: { openId: victim.openid, appId: 'wx0' },
  wxContext: { OPENID: victim.openid },
  // Written as a literal it would be the prototype of this object, and nothing of it would be sent.
  ...JSON.parse(`{"__proto__":{"me":{"memberId":"${victim.memberId}"},"role":"head-office","staff":true}}`),
})
