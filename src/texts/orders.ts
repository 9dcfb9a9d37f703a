import type { OrderCard, OrderLineView, OrderView, RefundView } from '#contracts/views'
import type { OrderFace, RefundReason } from '#domain/order/types'
import { beside } from './beside'
import { clock, date, dayName, fullWhen, when } from './dates'
import { money } from './money'

/** An order's face in a word, beside its group's name. */
export const faceWord: Record<OrderFace, string> = {
  'to-pay': '待付款',
  closing: '正在确认',
  cancelled: '已取消',
  paid: '等成团',
  formed: '已成团',
  arrived: '可以取了',
  collected: '已取货',
  refunding: '退款中',
  refunded: '已退款',
}

/** warm: it waits for her; accent: it goes well. */
export const faceTone: Partial<Record<OrderFace, 'warm' | 'accent'>> = {
  'to-pay': 'warm',
  paid: 'accent',
  formed: 'accent',
  arrived: 'accent',
}

/** Money on its way back for what the order was paid with; a second payment is another matter. */
export const ownRefundViews = (refunds: RefundView[]): RefundView[] =>
  refunds.filter(
    ({ reason, replacedBy }) =>
      reason !== 'second-payment' && reason !== 'odd-payment' && replacedBy === null,
  )

const sum = (refunds: RefundView[]): number => refunds.reduce((fen, refund) => fen + refund.fen, 0)

const why: Record<RefundReason, string> = {
  'group-failed': '没成团',
  'late-payment': '付款晚了一步',
  'second-payment': '付重了一笔',
  'odd-payment': '付的金额对不上',
  'goods-short': '货没到齐',
  asked: '已退款',
}

/** 「没成团，¥36.80 今天原路退回」: the refund is the headline. */
export function refundHeadline(refunds: RefundView[], now: number): string {
  const own = ownRefundViews(refunds)
  const last = own[own.length - 1]
  if (!last) return ''
  const done = own.every(({ state }) => state === 'done')
  const today = dayName(last.askedAt, now) === '今天'
  const how = done ? '已原路退回' : today ? '今天原路退回' : '正在原路退回'
  return `${why[last.reason]}，${money(sum(own))} ${how}`
}

/** 「对不上的 ¥27.50 已原路退回」, for an order that was never rightly paid. */
function oddBack(refunds: RefundView[]): string | undefined {
  const odd = refunds.filter(({ reason, replacedBy }) => reason === 'odd-payment' && replacedBy === null)
  if (odd.length === 0) return undefined
  return `对不上的 ${money(sum(odd))} ${odd.every(({ state }) => state === 'done') ? '已' : '正在'}原路退回`
}

const STRAYED = '有一笔付款没有进青屿的账户，青屿在查，有结果会告诉你'

/** How far one refund is, and what that means for her. */
export function refundState(refund: RefundView, now: number): { word: string; note: string } {
  switch (refund.state) {
    case 'asked':
      return { word: '正在提交', note: `${when(refund.askedAt, now)} 开始，一般几分钟到` }
    case 'processing':
      return { word: '微信在退', note: `${when(refund.askedAt, now)} 提交，一般几分钟到` }
    case 'done':
      return { word: '已到账', note: `${when(refund.doneAt ?? refund.askedAt, now)} 到账` }
    case 'abnormal':
      return { word: '在跟进', note: '你付款的卡收不了款，青屿在和微信一起处理' }
    case 'closed':
      return refund.replacedBy === null
        ? { word: '在跟进', note: '微信没退成，青屿会重新退给你' }
        : { word: '没退成', note: '已经重新退了一次' }
  }
}

export const refundName: Record<RefundReason, string> = {
  'group-failed': '没成团，全额退',
  'late-payment': '晚到的付款，全额退',
  'second-payment': '付重的一笔，全额退',
  'odd-payment': '对不上的一笔，全额退',
  'goods-short': '少到的，按件退',
  asked: '退款',
}

/** What happens next with an order, in one line of a list. */
export function nextLine(order: OrderCard, now: number): string {
  switch (order.face) {
    case 'to-pay':
      return now < order.payBy ? `付款时间到 ${clock(order.payBy)} 为止` : '付款时间过了，正在取消'
    case 'closing':
      return '正在和微信对一下有没有付款'
    case 'cancelled':
      return ownRefundViews(order.refunds).length
        ? refundHeadline(order.refunds, now)
        : (oddBack(order.refunds) ?? (order.strayed ? STRAYED : '已取消，没有扣款'))
    case 'paid':
      return `等成团，成了${beside(dayName(order.collectFrom, now))}来取`
    case 'formed':
      return `${when(order.collectFrom, now)} 起，到${order.pointName}取`
    case 'arrived':
      return `到了，去${order.pointName}取`
    case 'collected':
      return `${dayName(order.placedAt, now)}下的单`
    case 'refunding':
    case 'refunded':
      return refundHeadline(order.refunds, now)
  }
}

/** 「取到今天 21:00」: until when her goods wait for her; after that, whom to ask. */
export function collectTimes({ collectUntil, leaderName }: OrderView, now: number): string | undefined {
  if (collectUntil === null) return undefined
  if (now < collectUntil) return `取到${beside(when(collectUntil, now))}`
  return `取货时间到${beside(when(collectUntil, now))}为止，已经过了，联系${leaderName || '团长'}`
}

/** The state as a headline and a line under it. `missing` is the crate's sentence while it fills. */
export function headline(order: OrderView, now: number, missing?: string): { title: string; under: string } {
  const amount = money(order.payableFen)
  const odd = order.story.find(({ what, facts }) => what === 'odd-payment' && facts.ours === 1)
  const waits = order.face === 'to-pay' || order.face === 'closing'
  if (order.strayed && !odd && waits) return { title: '付的钱没有到青屿', under: STRAYED }
  if (odd && waits)
    return {
      title: '付的钱和这一单对不上',
      under: `收到 ${money(Number(odd.facts.fen))}，应付 ${amount}。青屿在核对，这笔会全额退给你`,
    }
  switch (order.face) {
    case 'to-pay':
      return now < order.payBy
        ? { title: '还没付款', under: `付款时间到 ${clock(order.payBy)} 为止，过了自动取消，不扣款` }
        : { title: '付款时间过了', under: '正在取消，没有扣款' }
    case 'closing':
      return { title: '正在确认', under: '在和微信对一下有没有付款，一会儿就好' }
    case 'cancelled':
      return ownRefundViews(order.refunds).length
        ? { title: refundHeadline(order.refunds, now), under: '这一单已经取消' }
        : {
            title: '已取消',
            under: oddBack(order.refunds) ?? (order.strayed ? STRAYED : '没有扣款，东西放回了货架'),
          }
    case 'paid':
      return {
        title: missing ?? '已付款，等成团',
        under: `成了${beside(when(order.collectFrom, now))} 来取，没成 ${amount} 全退`,
      }
    case 'formed':
      return {
        title: `成团了，${when(order.collectFrom, now)} 来取`,
        under: [collectTimes(order, now), '到货了会告诉你'].filter(Boolean).join('，'),
      }
    case 'arrived':
      return { title: '汽水到楼下了，来取吧', under: collectTimes(order, now) ?? order.pointName }
    case 'collected':
      return {
        title: '取好了',
        under: order.collected
          ? `${fullWhen(order.collected.at, now)} ${order.collected.byName}交给你`
          : order.groupTitle,
      }
    case 'refunding':
      return { title: refundHeadline(order.refunds, now), under: '不用申请，退到你付款的地方' }
    case 'refunded':
      return { title: refundHeadline(order.refunds, now), under: '退到了你付款的地方' }
  }
}

/** What happened, as a line of the timeline. */
export function storyLine({ what, facts }: OrderView['story'][number]): { title: string; note?: string } {
  const fen = typeof facts.fen === 'number' ? money(facts.fen) : ''
  const reason = why[facts.reason as RefundReason] as string | undefined
  const note = reason ? { note: reason } : {}
  switch (what) {
    case 'placed':
      return { title: '下单', note: fen }
    case 'paid':
      return { title: `付款 ${fen}` }
    case 'cancelled':
      return { title: '已取消', note: facts.why === 'asked' ? '你取消的' : '过了付款时间' }
    case 'group-formed':
      return { title: '装满了，成团' }
    case 'group-failed':
      return { title: '没装满，没成团' }
    case 'refund-asked':
      return { title: `开始退 ${fen}`, ...note }
    case 'refund-processing':
      return { title: '微信正在退款' }
    case 'refund-done':
      return { title: `${fen} 已到账`, ...note }
    case 'odd-payment':
      if (facts.ours !== 1) return { title: '有一笔付款没有进青屿的账户', note: '青屿在查' }
      return {
        title: `收到 ${fen}，和这一单对不上`,
        note: `应付 ${money(Number(facts.asked ?? 0))}，这笔不算付款，会退给你`,
      }
    case 'refund-abnormal':
      return { title: '付款的卡收不了款', note: '青屿在和微信一起处理' }
    case 'refund-closed':
      return { title: '微信没退成', note: '青屿在跟进' }
    case 'arrived':
      return { title: '到自提点了' }
    case 'collected':
      return { title: '取货', ...(facts.by ? { note: `${facts.by}交给你` } : {}) }
    case 'points-earned':
      return { title: `${facts.points} 积分入账` }
  }
}

/** What still comes after the last thing that happened; nothing when it is over. */
export function nextStep(order: OrderView, now: number): { title: string; at?: string } | undefined {
  switch (order.face) {
    case 'paid':
      return { title: '等邻居装满' }
    case 'formed':
      return { title: '到货，来取', at: when(order.collectFrom, now) }
    case 'refunding':
      return { title: '到账后告诉你' }
    case 'collected':
      return order.points.dueAt === null
        ? undefined
        : { title: '积分入账', at: date(order.points.dueAt, now) }
    default:
      return undefined
  }
}

/** Where her points stand: pending ones say when they come. */
export function pointsLine({ points, state, dueAt }: OrderView['points'], now: number): string {
  if (state === 'earned') return `${points} 积分，已入账`
  if (state === 'voided') return '退了款，不攒积分'
  return dueAt === null ? `${points} 积分，取货 7 天后入账` : `${points} 积分，${date(dueAt, now)}入账`
}

/** 「橘子 4，海盐 3，荔枝 2」: the word that all names end with is said once, by the figure beside it. */
export function goodsLine(lines: Pick<OrderLineView, 'name' | 'quantity'>[]): string {
  const shared = lines.every(({ name }) => name.endsWith('汽水') && name.length > 2)
  return lines.map(({ name, quantity }) => `${shared ? name.slice(0, -2) : name} ${quantity}`).join('，')
}

/** 「9 瓶汽水」, or pieces when nothing of it fills a crate. */
export function countLine(order: Pick<OrderCard, 'units' | 'lines'>): string {
  if (order.units > 0) return `${order.units} 瓶汽水`
  return `${order.lines.reduce((pieces, line) => pieces + line.quantity, 0)} 件`
}

/** A long name does not fit a button beside the one that matters; her trade does. */
export const shortLeader = (name: string): string => ([...name].length > 4 ? '团长' : name)

/** '638204' → '638 204', as it is read out. */
export const spacedCode = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')
