import { describe, expect, it } from 'vitest'
import { spell } from '../../src/platform/random-id.shared.ts'
import { date, dayName, fullWhen, span, until, when } from '../../src/texts/dates.ts'
import { money, moneyParts, rate, roundMoney, thousands } from '../../src/texts/money.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-05-21T14:31:00')

describe('dates are said as people in China say them', () => {
  it('names the days around today', () => {
    expect(when(at('2026-05-20T18:02:00'), now)).toBe('昨天 18:02')
    expect(when(at('2026-05-21T06:40:00'), now)).toBe('今天 06:40')
    expect(when(at('2026-05-22T16:00:00'), now)).toBe('明天 16:00')
    expect(dayName(at('2026-05-25T16:00:00'), now)).toBe('周一')
    expect(dayName(at('2026-06-30T16:00:00'), now)).toBe('6 月 30 日')
  })

  it('says tonight for an evening deadline', () => {
    expect(until(at('2026-05-21T20:00:00'), now)).toBe('今晚 20:00')
    expect(until(at('2026-05-22T20:00:00'), now)).toBe('明天 20:00')
  })

  it('changes the day at midnight in Shanghai', () => {
    expect(dayName(at('2026-05-22T00:00:00'), at('2026-05-21T23:59:59'))).toBe('明天')
  })

  it('adds the year only when it is another one', () => {
    expect(date(at('2027-01-02T10:00:00'), now)).toBe('2027 年 1 月 2 日')
    expect(fullWhen(at('2026-05-22T16:00:00'), now)).toBe('5 月 22 日 周五 16:00')
  })

  it('says how long something takes', () => {
    expect(span(now, now + 134 * 60_000)).toBe('2 小时 14 分')
    expect(span(now, now + 38 * 60_000)).toBe('38 分钟')
    expect(span(now, now + 72 * 3_600_000)).toBe('3 天')
  })
})

describe('money stays whole', () => {
  it('parts fen without a decimal number', () => {
    expect(moneyParts(128_605)).toEqual({ sign: '', yuan: '1,286', fen: '05' })
    expect(money(-500)).toBe('−¥5.00')
    expect([roundMoney(60_000), roundMoney(8_640)]).toEqual(['¥600', '¥86.40'])
    expect([rate(800), rate(1_250)]).toEqual(['8%', '12.5%'])
    expect([thousands(1_842_060), thousands(100)]).toEqual(['1,842,060', '100'])
  })
})

describe('an id', () => {
  it('begins with a letter and has twenty characters', () => {
    const bytes = Array.from({ length: 64 }, (_, i) => (i * 37) % 256)
    expect(spell(bytes)).toMatch(/^[A-Za-z][0-9A-Za-z]{19}$/)
  })

  it('asks for more bytes when there are too few', () => {
    expect(spell([1, 2, 3])).toBeUndefined()
  })
})
