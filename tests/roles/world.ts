import type { Case } from '../../domain/survey/types'
import type { Order } from '../../domain/order/types'
import { amend, place, placeAndPay, settleAll } from '../support/joining'
import { endGroup } from '../support/neighbours'
import type { Shop } from '../support/shop'
import { DAY, HOUR, people, type GroupWish, type Person } from '../support/world'

type Known = Required<Person>

/** Who lives in a region: a leader, and four members who buy of her. */
interface Cast {
  regionId: string
  pointId: string
  leader: 'chen' | 'shen'
  buyers: [Known, Known, Known, Known]
}

/** Ids of a whole life in a region: what somebody who has nothing to do with it will ask for. */
export interface Foreign {
  regionId: string
  pointId: string
  leaderId: string
  /** Whose orders these are. */
  memberId: string
  victims: Known[]
  /** The first buyer's order, arrived and not collected; its code. */
  waiting: string
  code: string
  /** The second's order in the open group, unpaid; and a paid one of hers there. */
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

/** The same life in the east and in the north, so that whatever is there to be seen or moved is there twice. */
export async function liveInBoth(shop: Shop): Promise<{ east: Foreign; north: Foreign }> {
  const { lin, zhou, jiang, wu } = people
  for (const [index, leader] of ['mchen', 'mding', 'mshen'].entries())
    await amend('leaders', leader, { phone: `1380000111${index}` })
  const casts: Cast[] = [
    { regionId: 'east', pointId: 'wutong3', leader: 'chen', buyers: [lin, zhou, jiang, wu] },
    { regionId: 'north', pointId: 'beimen1', leader: 'shen', buyers: await settleInTheNorth(shop) },
  ]
  // What is open or unpaid lasts for hours only: the past of both comes before the present of either.
  const pasts = []
  for (const cast of casts) pasts.push(await whatWas(shop, cast))
  const lives: Foreign[] = []
  for (const [index, cast] of casts.entries()) lives.push(await whatIs(shop, cast, pasts[index]!))
  await shop.runTimers()
  return { east: lives[0]!, north: lives[1]! }
}

/** Four members of the north, as they come to be members. */
async function settleInTheNorth(shop: Shop): Promise<Cast['buyers']> {
  const buyers: Known[] = []
  for (const [index, name] of ['顾南', '方宁', '严冬', '白鹭'].entries()) {
    const who: Person = { key: `north${index}`, openid: `oTEST_north${index}_000000000000` }
    await shop.as(who).call('member', 'join', { privacy: 1, agreement: 1, name, pointId: 'beimen1' })
    const { memberId } = shop.one<{ memberId: string }>('identities', who.openid)
    await shop.as(who).call('member', 'profile', { household: `9-90${index}` })
    buyers.push({ ...who, memberId })
  }
  return buyers as Cast['buyers']
}

type Past = Pick<Foreign, 'arrivedGroup' | 'formedGroup' | 'waiting' | 'stuck' | 'invitation' | 'caseId'>

async function whatWas(shop: Shop, { regionId, pointId, leader, buyers }: Cast): Promise<Past> {
  const [first, second, third] = buyers
  const wish: GroupWish = { leader, rule: { by: 'units', target: 6 } }
  const arrivedGroup = await shop.openGroup({ ...wish, groupId: `garrived${regionId}` })
  const inArrived = { groupId: arrivedGroup, pointId }
  const waiting = (await placeAndPay(shop, first, inArrived)).orderId
  const collected: string[] = []
  for (const who of [second, third]) collected.push((await placeAndPay(shop, who, inArrived)).orderId)
  await endGroup(shop, arrivedGroup)
  const asLeader = shop.as(people[leader])
  await asLeader.call('leader', 'arrive', { groupId: arrivedGroup })
  for (const orderId of collected)
    await asLeader.call('leader', 'collect', { orderId, code: codeOf(shop, orderId), how: 'code' })
  await shop.cloud.clock.advance(DAY + HOUR)
  await shop.runTimers()
  const [invitation, answered] = collected.map(orderId => `pickup-${orderId}`)
  const answers = { q1: 2, q2: ['leaking'], q3: '没气了' }
  await shop.as(third).call('survey', 'answer', { invitationId: answered, versionId: 'pickup@1', answers })

  const formedGroup = await shop.openGroup({ ...wish, groupId: `gformed${regionId}` })
  const stuck = (await placeAndPay(shop, first, { groupId: formedGroup, pointId })).orderId
  await endGroup(shop, formedGroup)
  const caseId = shop.all<Case>('cases', { regionId })[0]!._id
  return { arrivedGroup, formedGroup, waiting, stuck, invitation: invitation!, caseId }
}

async function whatIs(shop: Shop, cast: Cast, past: Past): Promise<Foreign> {
  const { regionId, pointId, leader, buyers } = cast
  const [first, second, third] = buyers
  const openGroup = await shop.openGroup({ leader, groupId: `gopen${regionId}` })
  const inOpen = { groupId: openGroup, pointId }
  const paid = (await placeAndPay(shop, second, inOpen)).orderId
  const unpaid = (await place(shop, second, { ...inOpen, lines: [['lychee', 2]] })).orderId
  shop.cloud.pay.choose('pays-odd-amount')
  const odd = (await placeAndPay(shop, third, inOpen)).orderId
  const closed = await closedRefund(shop, cast)
  const todo = {
    'refund-rgtest': { due: shop.cloud.clock.now(), tries: 8, lastError: 'NOTENOUGH', stuck: true },
  }
  await amend('orders', past.stuck, { todo, stuck: true, nextDue: null })
  return {
    ...past,
    regionId,
    pointId,
    leaderId: `m${leader}`,
    memberId: first.memberId,
    victims: [first, second, third],
    code: codeOf(shop, past.waiting),
    unpaid,
    paid,
    openGroup,
    odd: { orderId: odd, transactionId: shop.cloud.pay.record(odd)!.transactionIds[0]! },
    closed,
  }
}

/** A second payment whose refund WeChat closed. */
async function closedRefund(
  shop: Shop,
  { regionId, pointId, leader, buyers }: Cast,
): Promise<Foreign['closed']> {
  const groupId = await shop.openGroup({ leader, groupId: `gclosed${regionId}` })
  shop.cloud.pay.chooseRefund('closed')
  shop.cloud.pay.choose('pays-twice')
  const { orderId } = await placeAndPay(shop, buyers[3], { groupId, pointId })
  await settleAll(shop, 4)
  return { orderId, refundId: Object.keys(shop.one<Order>('orders', orderId).refunds)[0]! }
}

const codeOf = (shop: Shop, orderId: string) => shop.one<Order>('orders', orderId).pickup!.code
