import type { NoticeView } from '#contracts/member'
import type { NoticeFacts } from '#domain/notice/facts'
import type { NoticeKind } from '#domain/notice/types'
import { date, when } from './dates'
import { money } from './money'
import { spacedCode } from './orders'

interface Said {
  title: string
  note: string
}
type Sentences = { [K in NoticeKind]: (facts: NoticeFacts[K], now: number) => Said }

/** A sentence for everything a member is told. A kind without one does not compile. */
const sentences: Sentences = {
  paid: ({ groupTitle, fen, units }) => ({
    title: `付好了，${money(fen)}`,
    note: `${groupTitle}${units > 0 ? `，你的 ${units} 瓶已落箱` : ''}`,
  }),
  'group-formed': ({ groupTitle, pointName, collectFrom }, now) => ({
    title: `成团了，${when(collectFrom, now)} 来取`,
    note: `${groupTitle}，在${pointName}`,
  }),
  'group-failed': ({ groupTitle, fen }) => ({
    title: `没成团，${money(fen)} 原路退回`,
    note: `${groupTitle}，不用申请，到账再告诉你`,
  }),
  'refund-done': ({ groupTitle, fen }) => ({
    title: `${money(fen)} 已退回`,
    note: `${groupTitle}，退到你付款的地方`,
  }),
  'late-payment-refunded': ({ groupTitle, fen }) => ({
    title: `付款到得晚，${money(fen)} 已退回`,
    note: `${groupTitle}，这一单没有算上`,
  }),
  arrived: ({ groupTitle, pointName, units, code }) => ({
    title: `到${pointName}了，来取吧`,
    note: `${groupTitle}${units > 0 ? `，${units} 瓶` : ''}${code ? `，取货码 ${spacedCode(code)}` : ''}`,
  }),
  collected: ({ groupTitle, units, byName }) => ({
    title: units > 0 ? `${units} 瓶取好了` : '取好了',
    note: `${groupTitle}，${byName}交给你`,
  }),
  survey: ({ brandName, units, expiresAt }, now) => ({
    title: units > 0 ? `取的 ${units} 瓶怎么样` : '取的怎么样',
    note: `${brandName}想问你两问，${date(expiresAt, now)}前都可以答`,
  }),
  'case-answered': ({ brandName, byName, text }) => ({
    title: `${brandName}回答你了`,
    note: `${byName}：${text}`,
  }),
  'points-earned': ({ groupTitle, points }) => ({ title: `${points} 积分入账`, note: groupTitle }),
}

/** What a notice says. A kind newer than this phone's app says only that there is something. */
export function noticeSaid(notice: Pick<NoticeView, 'kind' | 'facts'>, now: number): Said {
  const say = (sentences as Partial<Record<string, (facts: never, now: number) => Said>>)[notice.kind]
  return say ? say(notice.facts as never, now) : { title: '有一条新消息', note: '点开看看' }
}
