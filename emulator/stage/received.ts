import type { Cloud, DeliveredMessage, Persona } from '../types.ts'
import { sayNotice, sayRest } from './sentences.ts'
import type { Received } from './shapes.ts'
import { read } from './store.ts'

/** Lines kept under a phone. */
const LONGEST = 30

/** What reached a person, newest first: notices, messages, cards, and what the pages of her hat would show. */
export function receivedBy(cloud: Cloud, persona: Persona, personas: Persona[]): Received[] {
  const memberId = memberOf(cloud, persona.openid)
  return [
    ...told(cloud, persona.openid, memberId),
    ...(persona.hat === 'staff' ? [] : cardsFor(cloud, persona, personas)),
    ...(persona.hat === 'leader' && memberId ? bought(cloud, memberId) : []),
    ...(persona.hat === 'staff' && memberId ? cases(cloud, memberId) : []),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, LONGEST)
}

function memberOf(cloud: Cloud, openid: string): string | undefined {
  return read<{ memberId?: string }>(cloud, 'identities', { _id: openid })[0]?.memberId
}

interface Notice {
  _id: string
  kind: string
  facts: object
  page: string
  at: number
  wechat: string
}

/** A notice and the WeChat message about it are one line; a message without a notice is one of its own. */
function told(cloud: Cloud, openid: string, memberId: string | undefined): Received[] {
  const notices = memberId ? read<Notice>(cloud, 'notices', { memberId }) : []
  const lines = notices.map(({ _id, kind, facts, page, at, wechat }) => ({
    id: _id,
    ...sayNotice(kind, facts ?? {}),
    about: wechat === 'sent' ? '服务通知' : '页内提示',
    at,
    page: page ?? '',
  }))
  const sent = notices.filter(({ wechat }) => wechat === 'sent')
  const alone = cloud.messages.delivered(openid).filter(message => {
    const twin = sent.findIndex(({ page }) => pathOf(page) === pathOf(message.page))
    if (twin >= 0) sent.splice(twin, 1)
    return twin < 0
  })
  return [...lines, ...alone.map(messageLine)]
}

const pathOf = (page: string | undefined) => (page ?? '').replace(/^\//, '')

function messageLine(message: DeliveredMessage, index: number): Received {
  const said = Object.values(message.data).map(({ value }) => value)
  return {
    id: `message-${message.at}-${index}`,
    icon: 'bell',
    title: said.slice(0, 2).join('，') || '一条消息',
    about: '服务通知',
    at: message.at,
    page: pathOf(message.page),
  }
}

/** The chat of the neighbourhood: everybody's cards but one's own. */
function cardsFor(cloud: Cloud, persona: Persona, personas: Persona[]): Received[] {
  return cloud.shares
    .list()
    .filter(({ fromOpenid }) => fromOpenid !== persona.openid)
    .map(card => ({
      id: `card-${card.id}`,
      icon: 'share',
      title: `${nameOf(cloud, card.fromOpenid, personas)}转来${card.title}`,
      about: '邻居群里的卡片',
      at: card.at,
      page: pathOf(card.path),
    }))
}

/** The name of whoever handed a card: a persona, a member, or 邻居. */
export function nameOf(cloud: Cloud, openid: string, personas: Persona[]): string {
  const persona = personas.find(each => each.openid === openid)
  return persona?.name ?? read<{ name?: string }>(cloud, 'identities', { _id: openid })[0]?.name ?? '邻居'
}

interface PaidOrder {
  _id: string
  groupId: string
  memberId: string
  memberName: string
  units: number
  payment: { paidAt?: number }
}

/** A leader has no notice per order; her desk shows them, so the stage does. */
function bought(cloud: Cloud, leaderId: string): Received[] {
  return read<PaidOrder>(cloud, 'orders', { leaderId, 'payment.state': 'paid' })
    .filter(({ payment, memberId }) => payment.paidAt !== undefined && memberId !== leaderId)
    .sort((a, b) => b.payment.paidAt! - a.payment.paidAt!)
    .slice(0, LONGEST)
    .map(({ _id, groupId, memberName, units, payment }) => ({
      id: `order-${_id}`,
      icon: 'crate',
      title: `${memberName}买了 ${units} 瓶`,
      about: '页内提示',
      at: payment.paidAt!,
      page: `pages/consumer/group/index?id=${encodeURIComponent(groupId)}`,
    }))
}

interface Case {
  _id: string
  memberName: string
  score: number
  reasons: string[]
  state: string
  openedAt: number
  dueAt: number
}

/** What waits for an answer in the region of this colleague; head office sees all regions. */
function cases(cloud: Cloud, memberId: string): Received[] {
  const [staff] = read<{ regionId: string | null }>(cloud, 'staff', { _id: memberId })
  if (!staff) return []
  const now = cloud.clock.now()
  return read<Case>(cloud, 'cases', staff.regionId === null ? {} : { regionId: staff.regionId }).map(
    each => ({
      id: `case-${each._id}`,
      icon: 'chat',
      title: `${each.memberName}打了 ${[`${each.score} 分`, ...(each.reasons ?? []).slice(0, 1)].join('，')}`,
      about: caseAbout(each, now),
      at: each.openedAt,
      page: `pages/staff/case/index?id=${encodeURIComponent(each._id)}`,
    }),
  )
}

function caseAbout({ state, dueAt }: Case, now: number): string {
  if (state === 'solved') return '解决了'
  if (state === 'answered') return '回复了，等她说'
  return dueAt > now ? `还有 ${sayRest(dueAt - now)}` : '过时了，还没回复'
}
