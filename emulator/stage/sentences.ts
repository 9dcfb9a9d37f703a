/**
 * The lines under the phones. The app has its own sentences for notices; the local cloud may not import them, and
 * here each is one short line beside others, so they are said anew.
 */
import type { NoticeFacts } from '../../domain/notice/facts.ts'
import type { NoticeKind } from '../../domain/notice/types.ts'

/** 3680 → ¥36.80. */
export const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

const lines: { [K in NoticeKind]: { icon: string; say(facts: NoticeFacts[K]): string } } = {
  paid: { icon: 'check', say: ({ fen, units }) => `付了 ${yuan(fen)}，${units} 瓶落箱` },
  'group-formed': { icon: 'crate', say: ({ groupTitle }) => `${groupTitle}成箱了` },
  'group-failed': {
    icon: 'refund',
    say: ({ groupTitle, fen }) => `${groupTitle}没成箱，${yuan(fen)} 原路退回`,
  },
  'refund-done': { icon: 'refund', say: ({ fen }) => `退款 ${yuan(fen)} 到账了` },
  'late-payment-refunded': { icon: 'refund', say: ({ fen }) => `付晚了，${yuan(fen)} 原路退回` },
  arrived: { icon: 'truck', say: ({ units, pointName }) => `${units} 瓶到了${pointName}` },
  collected: { icon: 'check', say: ({ units, byName }) => `${byName}交给你 ${units} 瓶` },
  survey: { icon: 'chat', say: ({ brandName }) => `${brandName}想问两个问题` },
  'case-answered': { icon: 'chat', say: ({ byName, text }) => `${byName}回复你：${text}` },
  'points-earned': { icon: 'points', say: ({ points }) => `得了 ${points} 积分` },
}

/** One line for a notice, and its icon. A kind the stage has not heard of is told by its name. */
export function sayNotice(kind: string, facts: object): { icon: string; title: string } {
  if (!Object.hasOwn(lines, kind)) return { icon: 'bell', title: kind }
  const line = lines[kind as NoticeKind]
  return { icon: line.icon, title: line.say(facts as never) }
}

/** 8,040,000 ms → 2 小时 14 分. Less than a minute is 不到 1 分; from two days on only days. */
export function sayRest(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '不到 1 分'
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`
  return [hours > 0 && `${hours} 小时`, minutes % 60 > 0 && `${minutes % 60} 分`].filter(Boolean).join(' ')
}
