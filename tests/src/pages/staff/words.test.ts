import { describe, expect, it } from 'vitest'
import { casesDefinition, netDefinition, npsDefinition } from '../../../../src/texts/staff/definitions.ts'
import { dayRange, percent, signed } from '../../../../src/texts/staff/figures.ts'
import {
  aboutOf,
  accountWord,
  deedSentence,
  postingWord,
  promiseWord,
  storyWords,
  todoWord,
} from '../../../../src/texts/staff/words.ts'
import { span } from '../../../../src/texts/dates.ts'
import type { Fen } from '../../../../domain/money/types.ts'
import { asDecided } from '../../../../src/components/group-line/as-decided.ts'
import { npsOfDistribution } from '../../../../domain/survey/nps.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const week = { from: at('2026-05-15T00:00:00'), to: at('2026-05-22T00:00:00') }
const day = { from: at('2026-05-21T00:00:00'), to: week.to }
const textOf = (parts: { name: string; text: string }[], name: string) =>
  parts.find(part => part.name === name)?.text

describe('figures keep their company', () => {
  it('rounds a share once to one decimal and says nothing of nothing', () => {
    expect(percent(183, 446)).toBe('41.0%')
    expect(percent(1, 3)).toBe('33.3%')
    expect(percent(2, 3)).toBe('66.7%')
    expect(percent(0, 5)).toBe('0.0%')
    expect(percent(5, 5)).toBe('100.0%')
    expect(percent(0, 0)).toBe('—')
  })

  it('writes a figure below nought with a minus, not a hyphen', () => {
    expect(signed(-12)).toBe('−12')
    expect(signed(0)).toBe('0')
    expect(signed(52)).toBe('52')
  })

  it('names the days of a span whose end is left out', () => {
    expect(dayRange(week.from, week.to)).toBe('5 月 15 日到 21 日')
    expect(dayRange(day.from, day.to)).toBe('5 月 21 日')
    expect(dayRange(at('2026-05-28T00:00:00'), at('2026-06-04T00:00:00'))).toBe('5 月 28 日到 6 月 3 日')
  })
})

describe('a number says what it is', () => {
  it('tells numerator, denominator, interval, return and time zone of an NPS (C-63)', () => {
    const nps = npsOfDistribution([0, 0, 0, 0, 0, 7, 12, 20, 30, 54, 60], { invited: 446, answered: 160 })
    const { parts } = npsDefinition(nps, week, '华东区')
    expect(textOf(parts, '分子')).toBe('9–10 分 114 份，减 0–6 分 19 份')
    expect(textOf(parts, '分母')).toBe('183 份回答，7–8 分的 50 份也在里面')
    expect(textOf(parts, '区间')).toMatch(/^95%，41 到 61，/)
    expect(textOf(parts, '回收')).toBe(
      '这 7 天发出 446 份，其中回了 160 份，35.9%。更早发的现在才回，算进分数，不算进回收',
    )
    expect(textOf(parts, '时间')).toBe('5 月 15 日到 21 日，连今天共 7 天。北京时间，一天从 0:00 起')
    expect(textOf(parts, '范围')).toBe('华东区')
  })

  it('gives no interval to fewer than ten answers (C-63)', () => {
    const nps = npsOfDistribution([0, 0, 0, 0, 0, 0, 1, 2, 1, 2, 3], { invited: 20, answered: 9 })
    const { parts } = npsDefinition(nps, week, '华东区')
    expect(textOf(parts, '区间')).toBe('回答太少，不算区间')
    expect(textOf(parts, '取整')).toBeUndefined()
  })

  it('says of the net what counts at which moment', () => {
    const money = {
      paidFen: 1_897_340 as Fen,
      refundedFen: 55_280 as Fen,
      netFen: 1_842_060 as Fen,
      payments: 214,
      refunds: 9,
    }
    const { parts } = netDefinition(money, day, '全部大区')
    expect(textOf(parts, '付款')).toBe('¥18,973.40，214 笔，按到账的时刻')
    expect(textOf(parts, '退款')).toBe('¥552.80，9 笔，按退成的时刻，不管哪天下的单')
  })

  it('counts a case that was opened again', () => {
    expect(textOf(casesDefinition(3, '华东区').parts, '算进来')).toContain('对方说没解决的')
  })
})

describe('what happened is told in words', () => {
  it('tells a deed with its facts', () => {
    const deed = { byName: '许衡', action: 'reprice', facts: { sku: 'mandarin', priceFen: 520 } }
    expect(deedSentence(deed, () => '橘子汽水')).toBe('许衡 改价：橘子汽水 ¥5.20')
    expect(deedSentence(deed)).toBe('许衡 改价：mandarin ¥5.20')
    expect(deedSentence({ byName: '老梁', action: 'retry', facts: { todo: 'refund-r1' } })).toBe(
      '老梁 让卡住的再试一次：向微信退款',
    )
    expect(deedSentence({ byName: '老梁', action: 'new-thing', facts: {} })).toBe('老梁 new-thing')
  })

  it('knows the page of what a deed was done to', () => {
    expect(aboutOf({ action: 'reprice', target: 'g1' })).toEqual({ word: '团', id: 'g1', page: 'group' })
    expect(aboutOf({ action: 'answer', target: 'cases/c1' })).toEqual({
      word: '低分',
      id: 'c1',
      page: 'case',
    })
    expect(aboutOf({ action: 'retry', target: 'orders/o1' })?.page).toBe('order')
    expect(aboutOf({ action: 'retry', target: 'responses/r1' })?.page).toBe('')
    expect(aboutOf({ action: 'import', target: 'import/x' })).toBeUndefined()
  })

  it('names accounts and what moved on them, points not as money', () => {
    expect(accountWord('member:m1')).toBe('会员的积分')
    expect(accountWord('cash')).toBe('收到的钱')
    expect(postingWord('payment', 3680)).toBe('+¥36.80')
    expect(postingWord('refund', -3680)).toBe('−¥36.80')
    expect(postingWord('points-earned', 368)).toBe('+368 分')
  })

  it('tells an order’s story in the third person', () => {
    expect(storyWords({ what: 'cancelled', at: 0, facts: { why: 'expired' } })).toEqual({
      title: '取消',
      note: '到点没付',
    })
    expect(storyWords({ what: 'refund-done', at: 0, facts: { fen: 500, reason: 'group-failed' } })).toEqual({
      title: '退款退成',
      note: '¥5.00，没成团',
    })
  })

  it('knows the to-dos whose names carry an id', () => {
    expect(todoWord('refund-rabc')).toBe('向微信退款')
    expect(todoWord('tell-refund-rabc')).toBe('告诉会员退款到账')
    expect(todoWord('refund-failed-group')).toBe('没成团，全额退款')
  })

  it('says how long a promise still holds, or how long it is over', () => {
    const now = at('2026-05-21T14:31:00')
    expect(promiseWord(now + 134 * 60_000, now, span)).toBe('还有 2 小时 14 分')
    expect(promiseWord(now - 38 * 60_000, now, span)).toBe('已过 38 分钟')
  })
})

describe('a decided group shows what decided it', () => {
  const neighbour = (key: string, units: number) => ({ key, surname: key, units, fen: units * 460 })
  const crate = (target: number, by: 'units' | 'cases' = 'units') => ({
    rule: { by, target },
    crateSize: 24,
    joined: [neighbour('周', 20), neighbour('吴', 5)],
  })

  it('draws the full crate and leaves out the bottle that began the next', () => {
    expect(asDecided(crate(24), 'formed').joined.map(({ units }) => units)).toEqual([20, 4])
    expect(asDecided(crate(20), 'formed').joined).toHaveLength(1)
  })

  it('leaves a running or failed group as it is', () => {
    const running = crate(24)
    expect(asDecided(running, 'open')).toBe(running)
    expect(asDecided(running, 'failed')).toBe(running)
  })
})
