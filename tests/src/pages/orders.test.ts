import { describe, expect, it } from 'vitest'
import { refreshed } from '../../../src/cloud/refreshed.ts'
import {
  goodsLine,
  headline,
  nextLine,
  pointsLine,
  refundHeadline,
  spacedCode,
  storyLine,
} from '../../../src/texts/orders.ts'
import type { OrderView, RefundView } from '../../../contracts/views.ts'
import { fen } from '../../../domain/money/fen.ts'
import type { Points } from '../../../domain/money/types.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-05-21T14:31:00')

const order: OrderView = {
  orderId: 'o1',
  groupId: 'g1',
  groupTitle: '陈姐的周四汽水团',
  face: 'to-pay',
  units: 9,
  payableFen: fen(3680),
  placedAt: now,
  payBy: at('2026-05-21T14:46:00'),
  collectFrom: at('2026-05-22T16:00:00'),
  pointName: '梧桐里门厅',
  lines: [],
  refunds: [],
  strayed: false,
  leaderName: '陈姐',
  leaderPhone: '',
  pointAddress: '梧桐路 18 号',
  collectUntil: null,
  code: null,
  codeText: null,
  collected: null,
  points: { points: 36 as Points, state: 'pending', dueAt: null },
  story: [],
  crate: null,
  surveyWaiting: false,
}
const refund = (part: Partial<RefundView> = {}): RefundView => ({
  id: 'r1',
  fen: fen(3680),
  reason: 'group-failed',
  state: 'processing',
  askedAt: at('2026-05-21T20:01:00'),
  doneAt: null,
  replacedBy: null,
  ...part,
})

describe('an order says what happens next', () => {
  it('names the minute the pay window ends, and stops asking for money after it', () => {
    expect(headline(order, now).under).toContain('付款时间到 14:46 为止')
    expect(headline(order, order.payBy).title).toBe('付款时间过了')
    expect(nextLine(order, order.payBy)).toBe('付款时间过了，正在取消')
  })

  it('says how many are missing while it waits, and that all comes back if it fails', () => {
    const said = headline({ ...order, face: 'paid' }, now, '还差 5 瓶成箱')
    expect(said.title).toBe('还差 5 瓶成箱')
    expect(said.under).toContain('没成 ¥36.80 全退')
  })

  it('makes the refund the headline of a failed group', () => {
    const evening = at('2026-05-21T20:02:00')
    expect(refundHeadline([refund()], evening)).toBe('没成团，¥36.80 今天原路退回')
    expect(refundHeadline([refund()], at('2026-05-22T08:00:00'))).toBe('没成团，¥36.80 正在原路退回')
    expect(refundHeadline([refund({ state: 'done' })], evening)).toBe('没成团，¥36.80 已原路退回')
  })

  it('never says that nothing was charged when money left her (C-07)', () => {
    const cancelled = { ...order, face: 'cancelled' as const }
    const back = { ...cancelled, refunds: [refund({ reason: 'odd-payment', fen: fen(3670), state: 'done' })] }
    expect(headline(back, now)).toEqual({ title: '已取消', under: '对不上的 ¥36.70 已原路退回' })
    expect(nextLine(back, now)).toBe('对不上的 ¥36.70 已原路退回')
    const strayed = { ...cancelled, strayed: true }
    for (const said of [headline(strayed, now).under, nextLine(strayed, now)])
      expect(said).toContain('没有进青屿的账户')
    expect(headline({ ...strayed, face: 'to-pay' }, now).title).toBe('付的钱没有到青屿')
    expect(headline(cancelled, now).under).toContain('没有扣款')
  })

  it('leaves a second payment out of the order’s own refund', () => {
    const second = refund({ id: 'r2', reason: 'second-payment' })
    expect(refundHeadline([second, refund()], now)).toContain('¥36.80')
    expect(refundHeadline([second], now)).toBe('')
  })

  it('tells when points come', () => {
    expect(pointsLine(order.points, now)).toBe('36 积分，取货 7 天后入账')
    expect(pointsLine({ ...order.points, dueAt: at('2026-05-29T18:20:00') }, now)).toBe(
      '36 积分，5 月 29 日入账',
    )
  })
})

describe('a line of what happened', () => {
  it('says how many points came', () => {
    expect(storyLine({ what: 'points-earned', at: now, facts: { points: 36 } })).toEqual({
      title: '36 积分入账',
    })
  })
})

describe('an order is said shortly', () => {
  it('leaves out a word that all names end with', () => {
    expect(
      goodsLine([
        { name: '橘子汽水', quantity: 4 },
        { name: '海盐汽水', quantity: 3 },
      ]),
    ).toBe('橘子 4，海盐 3')
    expect(
      goodsLine([
        { name: '橘子汽水', quantity: 4 },
        { name: '青屿开瓶器', quantity: 1 },
      ]),
    ).toBe('橘子汽水 4，青屿开瓶器 1')
  })

  it('reads a code in two halves', () => {
    expect(spacedCode('638204')).toBe('638 204')
  })
})

describe('a list that is read again', () => {
  const key = (row: string) => row
  it('keeps the further pages when the first still meets them', () => {
    const before = { rows: ['c', 'b', 'a', '9', '8'], next: '8' }
    expect(refreshed(before, { rows: ['d', 'c', 'b'], next: 'b' }, key)).toEqual({
      rows: ['d', 'c', 'b', 'a', '9', '8'],
      next: '8',
    })
  })

  it('begins anew when a gap would open between them', () => {
    const before = { rows: ['c', 'b', 'a', '9'], next: '9' }
    expect(refreshed(before, { rows: ['g', 'f', 'e'], next: 'e' }, key)).toEqual({
      rows: ['g', 'f', 'e'],
      next: 'e',
    })
  })
})
