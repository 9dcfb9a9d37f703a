import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, messageOf, templates } from '../../../domain/notice/message'
import type { NoticeFacts } from '../../../domain/notice/facts'
import type { NoticeKind } from '../../../domain/notice/types'
import { fen } from '../../support/world'

const timeText = (at: number) => `2026年5月${1 + (at % 28)}日 16:00`

describe('a subscription message', () => {
  it('says what was paid in WeChat’s own measures', () => {
    const facts = { groupTitle: '陈姐的周四汽水团', fen: fen(3680), units: 9 }
    expect(messageOf('paid', facts, timeText)).toEqual({
      thing1: { value: '陈姐的周四汽水团' },
      amount2: { value: '¥36.80' },
      number3: { value: '9' },
    })
  })

  it('cuts with care: whole characters, an ellipsis, never more than 20', () => {
    expect(cut('一二三四五六七八九十一二三四五六七八九十', 20)).toHaveLength(20)
    expect(cut('一二三四五六七八九十一二三四五六七八九十多', 20)).toBe(
      '一二三四五六七八九十一二三四五六七八九…',
    )
    expect(cut('👵'.repeat(12), 20)).toBe(`${'👵'.repeat(9)}…`)
    expect(cut('两\n行  字', 20)).toBe('两 行 字')
    expect(cut('  ', 20)).toBe('见小程序')
  })

  it.each<[NoticeKind, object]>([
    ['group-failed', { groupTitle: '周四团' }],
    ['group-failed', { groupTitle: '周四团', fen: '27.60' }],
    ['paid', { groupTitle: '周四团', fen: 3680, units: 1.5 }],
    ['survey', { brandName: '青屿' }],
  ])('of %s is not made of %j: nothing stands in for a number that is none', (kind, facts) => {
    expect(() => messageOf(kind, facts as NoticeFacts[typeof kind], timeText)).toThrow('no whole number')
  })

  it('keeps within the rules of every keyword, whatever the facts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 })
    const texts = ['groupTitle', 'pointName', 'brandName', 'byName', 'text', 'code'] as const
    const numbers = ['fen', 'units', 'collectFrom', 'expiresAt'] as const
    const facts = fc.record({
      ...Object.fromEntries(texts.map(name => [name, text])),
      ...Object.fromEntries(numbers.map(name => [name, fc.nat()])),
    })
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(templates) as NoticeKind[])), facts, (kind, given) => {
        const data = messageOf(kind, given as NoticeFacts[typeof kind], timeText)
        for (const [field, { value }] of Object.entries(data)) expect([field, value]).toSatisfy(allowed)
      }),
    )
  })
})

/** The table of keywords of `subscribeMessage.send`. */
function allowed([field, value]: [string, string]): boolean {
  if (value === '' || /[\n\r]/.test(value)) return false
  if (field.startsWith('thing')) return value.length <= 20
  if (field.startsWith('name')) return value.length <= 10
  if (field.startsWith('character_string')) return /^[\x21-\x7e]{1,32}$/.test(value)
  if (field.startsWith('amount')) return /^¥\d{1,10}\.\d{2}$/.test(value)
  if (field.startsWith('number')) return /^\d{1,32}$/.test(value)
  return field.startsWith('time')
}
