import { priceBasket } from '../../domain/goods/price-basket.ts'
import type { GetOutput, JoinOutput } from '../../contracts/group.ts'
import type { MeOutput } from '../../contracts/member.ts'
import type { OrderView } from '../../contracts/views.ts'
import type { DemoShop } from './shop.ts'

/** What a neighbour does with her phone, by the same calls her phone makes. */

export type Wish = Record<string, number>

/** Joins with a basket and pays, or leaves it unpaid. Answers the order's id, or null when the group said no. */
export async function joins(
  shop: DemoShop,
  who: string,
  groupId: string,
  wish: Wish,
  then: 'pays' | 'cancels' | 'forgets' = 'pays',
): Promise<string | null> {
  const as = shop.as(who)
  const group = await as.call<GetOutput>('group', 'get', { groupId })
  const lines = Object.entries(wish).map(([sku, quantity]) => ({ sku, quantity }))
  const priced = priceBasket(group.pool, lines)
  if (!priced.ok) throw new Error(`demo: ${JSON.stringify(wish)} is no basket of ${groupId}`)
  const reply = await shop.ask<JoinOutput>(who, 'group', 'join', {
    joinId: shop.tapId('join'),
    groupId,
    termsVersion: group.termsVersion,
    lines,
    pointId: group.points[0]!.id,
    expectedFen: priced.value.totalFen,
  })
  if (!reply.ok) return null
  const { order, payment } = reply.data
  if (then === 'cancels') await as.call('order', 'cancel', { orderId: order.orderId })
  if (then !== 'pays' || !payment) return order.orderId
  await shop.cloud.pay.confirm(payment.package.replace('prepay_id=', ''))
  return order.orderId
}

/** The leader types the code the neighbour shows. */
export async function picksUp(
  shop: DemoShop,
  leader: string,
  who: string,
  orderId: string,
): Promise<boolean> {
  const order = await shop.as(who).call<OrderView>('order', 'get', { orderId })
  if (!order.code) return false
  const reply = await shop.ask(leader, 'leader', 'collect', { orderId, code: order.code, how: 'code' })
  return reply.ok
}

export interface Opinion {
  score: number
  tags: string[]
  text?: string
}

/** Answers the two questions that wait for her, if any do. Answers the case a low score opened. */
export async function says(shop: DemoShop, who: string, opinion: Opinion): Promise<string | null> {
  const as = shop.as(who)
  const { waiting } = await as.call<MeOutput>('member', 'me')
  if (!waiting.survey) return null
  const { invitationId } = waiting.survey
  const survey = await as.call<{ versionId: string }>('survey', 'get', { invitationId })
  const answered = await as.call<{ case: { caseId: string } | null }>('survey', 'answer', {
    invitationId,
    versionId: survey.versionId,
    answers: { q1: opinion.score, q2: opinion.tags, ...(opinion.text ? { q3: opinion.text } : {}) },
  })
  return answered.case?.caseId ?? null
}
