import type { Refusal } from '@/cloud/client'
import { money } from './money'
import { clock, date } from './dates'
import { now } from '@/session/clock'

type Code = Refusal['code']
type Sentence<C extends Code> = string | ((facts: Extract<Refusal, { code: C }>) => string)

const at = (instant: number) => `${date(instant, now())} ${clock(instant)}`

/** One sentence for every way the business says no. A code without a sentence does not compile. */
const sentences: { [C in Code]: Sentence<C> } = {
  offline: '网络断了一下，再试一次就好',
  broken: '我们这边出了点问题，稍后再试',
  'bad-input': '有一处填得不对，看看再试',
  'not-a-member': '先成为会员，再来这里',
  'consent-needed': '条款有更新，看过并同意后再继续',
  forbidden: '这里只对相关的人开放',
  'not-found': '没找到，可能已经撤下了',
  busy: '人有点多，再点一次',

  'group-ended': ({ endedAt }) => `这个团 ${at(endedAt)} 已经截单`,
  'price-changed': ({ totalFen }) => `价格变了，现在一共 ${money(totalFen)}，看过再付`,
  'group-full': ({ most }) => `这个团最多 ${most} 人，位置刚刚满了`,
  'sold-out': ({ name, left }) => (left > 0 ? `${name}只剩 ${left} 件，少拿几件试试` : `${name}刚刚卖完了`),
  'unpaid-order': '这个团里你还有一单没付，先付掉或取消它',
  'empty-basket': '篮子还是空的',
  'too-many': ({ most }) => `一款最多拿 ${most} 件`,
  'too-many-lines': ({ most }) => `一单最多 ${most} 款`,
  'unknown-goods': '这个团里没有这一款了',
  'wrong-point': '这个自提点不属于这个团，另选一个',
  'join-changed': '这一单已经按之前的内容下好了，回订单里看看',
  'join-taken': '这一单没下成，再点一次',

  'pay-window-over': ({ until }) => `付款时间到 ${at(until)} 为止，已经过了`,
  'not-unpaid': ({ state }) =>
    state === 'paid'
      ? '这一单已经付过了'
      : state === 'cancelled'
        ? '这一单已经取消了'
        : '这一单正在核对付款，先别再付',
  'already-paid': '这一单已经付过了',
  'pay-trouble': '微信支付暂时没有回应，订单给你留着，稍后再付',

  'template-off': '品牌停用了这个现成的团，换一个',
  'open-changed': '这个团已经开好了，内容和现在选的不一样',
  'opening-over': '刚才那次没开成，隔得太久了，重新开一次',
  'nothing-in-stock': '这个团的货库里都没有了，补了货再开',
  'contract-ended': ({ at: ended }) =>
    `你和品牌的约定 ${at(ended)} 到期了。没交完的货由品牌的同事来交，挣到的佣金还是你的`,
  'not-your-group': '这个团不是你开的',
  'group-not-formed': '还没成团，先不用到货',
  'already-arrived': ({ at: when, by }) => `${by} 在 ${at(when)} 已经标了到货`,
  'not-arrived': '货还没到，到了再交',
  'unknown-code': '没有这个取货码，对一下数字，或看看是不是别的自提点',
  'already-collected': ({ at: when, by }) => `${at(when)} 已经由 ${by} 交过了`,
  'not-collectable': ({ why }) =>
    ({
      'not-paid': '这一单还没付款',
      refunding: '这一单正在退款',
      refunded: '这一单已经退款',
      'not-formed': '这一单还没成团',
    })[why],

  'already-answered': ({ at: when }) => `${at(when)} 已经答过了，谢谢你`,
  'invitation-over': '这份问卷已经过期',
  'bad-answer': '有一题没答对地方，看看再交',
  'case-solved': '这件事已经了结',
  'nothing-to-confirm': '品牌还没有回答，回答后再来确认',

  'claim-wrong': '认领码不对，向装好这里的人再要一次',
  'claim-used': '这里已经有管理员了',
  'bad-rows': ({ rows }) => `有 ${rows.length} 行没读懂，一行都没有写入`,
  'price-out-of-band': ({ lowFen, highFen }) => `只能定在 ${money(lowFen)} 到 ${money(highFen)} 之间`,
  'tap-changed': '刚才那一下已经记上了，内容和这次不一样。看看现在的数，还要改再点一次',
  'not-ours': '这笔钱不在我们的账户里，退不了，记下去向就好',
  ours: '这笔钱在我们的账户里，要退回去，不能只记一笔',
  'not-closed': '这笔退款还在走，等微信的结果',
  'not-in-stock': ({ free }) => `库里现在只有 ${free} 件没放出去，减不了这么多`,
  'nothing-changed': '和现在一样，没有要改的',
}

/** The sentence for a refusal. A code newer than this phone's app gets the broken one. */
export function refusalSentence(refusal: Refusal): string {
  const sentence = (sentences as Record<string, Sentence<Code>>)[refusal.code] ?? sentences.broken
  return typeof sentence === 'function' ? sentence(refusal as never) : sentence
}
