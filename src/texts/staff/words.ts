import type { OrderView, RefundView, StoryLine } from '#contracts/views'
import type { OddPayment, OrderFace, RefundReason } from '#domain/order/types'
import { money } from '../money'
import { signedUnits } from './stock'

/** An order's face as the brand says it. */
export const orderFaces: Record<OrderFace, { word: string; tone?: 'accent' | 'warm' | 'danger' }> = {
  'to-pay': { word: '没付', tone: 'warm' },
  closing: { word: '核对付款', tone: 'warm' },
  cancelled: { word: '已取消' },
  paid: { word: '等成团', tone: 'accent' },
  formed: { word: '等到货', tone: 'accent' },
  arrived: { word: '等取货', tone: 'accent' },
  collected: { word: '已取走' },
  refunding: { word: '退款中', tone: 'warm' },
  refunded: { word: '已退款' },
}

export const refundReasons: Record<RefundReason, string> = {
  'group-failed': '没成团',
  'late-payment': '付款晚到',
  'second-payment': '付重了一笔',
  'odd-payment': '付款对不上',
  'goods-short': '缺货',
  asked: '要求退款',
}

export const refundStates: Record<RefundView['state'], string> = {
  asked: '要退',
  processing: '微信在退',
  abnormal: '用户的卡收不了款，等财务处理',
  done: '退成',
  closed: '没退成',
}

export const oddWhy: Record<OddPayment['why'], string> = {
  amount: '金额和应付的不一样，不能算付款。',
  currency: '不是人民币，不能算付款。',
  merchant: '收款的不是我们的商户号，不能算付款。',
}

export const oddStates: Record<Exclude<OddPayment['state'], 'waiting'>, string> = {
  returning: '正在原路退回',
  returned: '已原路退回',
  dismissed: '记下了去向，这单照常结束',
}

/** What came in: 「¥27.50」, or the foreign amount with its currency, 「27.60 USD」. */
export function oddAmount({ amount, currency }: Pick<OddPayment, 'amount' | 'currency'>): string {
  return currency === 'CNY' ? money(amount) : `${(amount / 100).toFixed(2)} ${currency}`
}

/** Why something is stuck: a code of ours in words, whatever WeChat said as it said it. */
export function errorWord(lastError: string): string {
  return oddWhy[lastError as OddPayment['why']] ?? lastError
}

const story: Record<StoryLine, string> = {
  placed: '下单',
  paid: '付款到账',
  'odd-payment': '来了一笔对不上的钱',
  cancelled: '取消',
  'group-formed': '成团',
  'group-failed': '没成团',
  'refund-asked': '开始退款',
  'refund-processing': '微信在退',
  'refund-done': '退款退成',
  'refund-abnormal': '用户的卡收不了款，等财务处理',
  'refund-closed': '微信没退成，要人看',
  arrived: '到货',
  collected: '取走',
  'points-earned': '积分到账',
}

const whyCancelled: Record<string, string> = { asked: '自己取消', expired: '到点没付', swept: '货位收回' }

/** What happened to an order, in the third person. */
export function storyWords({ what, facts }: OrderView['story'][number]): { title: string; note?: string } {
  const parts = [
    typeof facts.fen === 'number' ? money(facts.fen) : '',
    what === 'cancelled' ? (whyCancelled[String(facts.why)] ?? '') : '',
    facts.reason === undefined ? '' : (refundReasons[facts.reason as RefundReason] ?? ''),
    facts.by === undefined ? '' : `${facts.by}交的`,
  ].filter(part => part !== '')
  return { title: story[what], ...(parts.length > 0 ? { note: parts.join('，') } : {}) }
}

const accounts: Record<string, string> = {
  cash: '收到的钱',
  sales: '货款',
  odd: '对不上的钱',
  commission: '佣金支出',
  points: '积分支出',
}

/** An account of the ledger in words; people's accounts do not name them here. */
export function accountWord(account: string): string {
  if (account.startsWith('member:')) return '会员的积分'
  if (account.startsWith('leader:')) return '团长的佣金'
  return accounts[account] ?? account
}

const entries: Record<string, string> = {
  payment: '收款',
  refund: '退款',
  'points-earned': '积分到账',
  'commission-due': '佣金到账',
}
export const entryWord = (what: string): string => entries[what] ?? what

/** '+¥36.80' '−368 分': what an entry moved on one account. */
export function postingWord(what: string, amount: number): string {
  const points = what === 'points-earned'
  const size = points ? `${Math.abs(amount)} 分` : money(Math.abs(amount))
  return `${amount < 0 ? '−' : '+'}${size}`
}

const todos: Record<string, string> = {
  expire: '到点没付就取消',
  void: '把货放回货架',
  'look-again': '再问一次微信付没付',
  post: '落箱',
  revive: '让晚到的付款生效',
  book: '记账',
  mismatch: '来了一笔对不上的钱，要人看',
  formed: '记下成团，发取货码',
  'refund-failed-group': '没成团，全额退款',
  thanks: '积分和佣金到账',
  invite: '问问喝得怎么样',
  'close-invitation': '收起过期的问卷',
  'open-case': '为低分开一件事',
  'tell-paid': '告诉会员付好了',
  'tell-formed': '告诉大家成团了',
  'tell-failed': '告诉大家没成团',
  'tell-arrived': '告诉大家到货了',
  'tell-collected': '告诉会员取走了',
  'report-shipping': '向微信报取货',
  'tell-answers': '告诉会员有回答',
  close: '截单',
  decide: '定成没成团',
  'refund-all': '给每一单退款',
  sweep: '清理没付的货位',
  'spread-terms': '把新价送到货架',
  fold: '清掉没付的记号',
  'clear-shelves': '收起截单的货架',
  enrol: '登记一位新邻居',
  prove: '记下同意书的凭据',
  'keep-profile': '保存改过的资料',
  'take-office': '让认领的管理生效',
  'write-goods': '写入导入的商品',
}

/** What must still follow, in words; refunds carry their id in the name. */
export function todoWord(name: string): string {
  if (name.startsWith('tell-answer-')) return todos['tell-answers']!
  if (name.startsWith('tell-refund-')) return '告诉会员退款到账'
  if (name.startsWith('refund-r')) return '向微信退款'
  return todos[name] ?? name
}

export const kindWords = {
  order: '订单',
  group: '团',
  response: '问卷',
  identity: '邻居',
  import: '导入',
} as const

const deeds: Record<string, string> = {
  reprice: '改价',
  arrive: '标了到货',
  open: '开团',
  'open-for': '替团长开团',
  order: '看了一单的全名',
  retry: '让卡住的再试一次',
  import: '导入商品表',
  answer: '回答了一个低分',
  claim: '认领了管理',
  collect: '交货',
  find: '查了一个取货码',
  'send-back': '把对不上的钱退了回去',
  dismiss: '记下一笔不在账户里的钱',
  'refund-again': '重新申请退款',
  receive: '记了进货',
  correct: '盘点改了数',
}

/** Who did what, as one sentence: 「许衡改价：橘子汽水 ¥5.20」. `nameOf` finds a good's name. */
export function deedSentence(
  { byName, action, facts }: { byName: string; action: string; facts: Record<string, unknown> },
  nameOf: (sku: string) => string | undefined = () => undefined,
): string {
  const said = `${byName} ${deeds[action] ?? action}`
  if (action === 'reprice' && typeof facts.sku === 'string' && typeof facts.priceFen === 'number')
    return `${said}：${nameOf(facts.sku) ?? facts.sku} ${money(facts.priceFen)}`
  if (action === 'retry' && typeof facts.todo === 'string') return `${said}：${todoWord(facts.todo)}`
  if (typeof facts.units === 'number') return `${said} ${signedUnits(facts.units)}`
  if (action === 'collect') return `${said}，${facts.how === 'scan' ? '扫码' : '对数字'}`
  return said
}

const ofGroup = ['reprice', 'arrive', 'open', 'open-for']
const ofOrder = ['order', 'collect', 'send-back', 'dismiss', 'refund-again']

/** What a deed was done to, and the page that shows it; '' where none does. Undefined where the deed says it all. */
export function aboutOf({
  action,
  target,
}: {
  action: string
  target: string
}): { word: string; id: string; page: '' | 'group' | 'order' | 'case' | 'stock-item' } | undefined {
  const id = target.slice(target.lastIndexOf('/') + 1)
  if (ofGroup.includes(action)) return { word: '团', id, page: 'group' }
  if (ofOrder.includes(action)) return { word: '单', id, page: 'order' }
  if (action === 'answer') return { word: '低分', id, page: 'case' }
  if (target.startsWith('stock/')) return { word: '库存', id, page: 'stock-item' }
  if (action === 'retry') {
    if (target.startsWith('orders/')) return { word: '单', id, page: 'order' }
    if (target.startsWith('groups/')) return { word: '团', id, page: 'group' }
    return { word: '问卷', id, page: '' }
  }
  return undefined
}

export const roleWords: Record<string, string> = {
  'head-office': '总部',
  region: '大区',
  leader: '团长',
  member: '会员',
}

/** What became of it; nothing to say when it was simply done. */
export const outcomeWords: Record<string, { word: string; tone: 'warm' | 'danger' } | undefined> = {
  refused: { word: '没成', tone: 'warm' },
  tried: { word: '没做完', tone: 'danger' },
  broken: { word: '出错', tone: 'danger' },
}

/** How long is left of a promise: 「还有 2 小时 14 分」, or how long it is over. */
export function promiseWord(dueAt: number, now: number, span: (from: number, to: number) => string): string {
  return dueAt >= now ? `还有 ${span(now, dueAt)}` : `已过 ${span(dueAt, now)}`
}
