import type { Refusal } from '@/cloud/client'
import { money } from './money'

/** Every way the business says no. A code without a sentence does not compile. */
export type RefusalCode =
  | 'offline'
  | 'broken'
  | 'not-a-member'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'busy'
  | 'group-ended'
  | 'group-paused'
  | 'sold-out'
  | 'price-changed'
  | 'already-paid'

type Sentence = string | ((facts: Refusal) => string)

const sentences: Record<RefusalCode, Sentence> = {
  offline: '网络断了一下，再试一次就好',
  broken: '我们这边出了点问题，稍后再试',
  'not-a-member': '先成为会员，再来这里',
  forbidden: '这里只对相关的人开放',
  'not-found': '没找到，可能已经撤下了',
  invalid: '有一处填得不对，看看再试',
  busy: '人有点多，再点一次',
  'group-ended': '这个团已经截单了',
  'group-paused': '这个团暂停接单，付过的不受影响',
  'sold-out': facts =>
    typeof facts.left === 'number' && facts.left > 0
      ? `只剩 ${facts.left} 件了，少拿几件试试`
      : '这一款刚刚卖完了',
  'price-changed': facts =>
    typeof facts.payableFen === 'number'
      ? `价格变了，现在是 ${money(facts.payableFen)}`
      : '价格变了，看看再付',
  'already-paid': '这一单已经付过了',
}

/** The sentence for a refusal. A code newer than this phone's app gets the broken one. */
export function refusalSentence(refusal: Refusal): string {
  const sentence = sentences[refusal.code as RefusalCode] ?? sentences.broken
  return typeof sentence === 'function' ? sentence(refusal) : sentence
}
