import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goodsInWords } from '../../../domain/order/goods-in-words'

const line = (name: string, collected: number) => ({ name, collected })

describe('what WeChat is told was handed out', () => {
  it('names the goods and how many, and not what stayed here', () => {
    expect(goodsInWords([line('橘子汽水', 6), line('海盐汽水', 0), line('开瓶器', 1)])).toBe(
      '橘子汽水×6、开瓶器×1',
    )
  })

  it('says everything while it fits into 120 characters, and how many pieces there are when it does not', () => {
    const fits = [line('水'.repeat(58), 9), line('茶'.repeat(57), 9)]
    expect([...goodsInWords(fits)]).toHaveLength(120)
    const one = [...fits, line('糖', 2)]
    expect(goodsInWords(one)).toBe(`${'水'.repeat(58)}×9等 20 件`)
  })

  it('is never longer than WeChat takes, whatever the goods are called, nor empty', () => {
    const lines = fc.array(
      fc.record({
        name: fc.string({ unit: 'grapheme', maxLength: 200 }),
        collected: fc.integer({ min: 1, max: 99 }),
      }),
      {
        minLength: 1,
        maxLength: 50,
      },
    )
    fc.assert(
      fc.property(lines, of => {
        const { length } = [...goodsInWords(of)]
        expect(length).toBeGreaterThan(0)
        expect(length).toBeLessThanOrEqual(120)
      }),
    )
  })
})
