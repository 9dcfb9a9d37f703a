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

  it('leaves out goods only when there is no room for them beside how many pieces there are', () => {
    const [water, tea, sugar] = ['水'.repeat(55), '茶'.repeat(54), '糖'.repeat(9)]
    const full = `${water}×9、${tea}×9等 27 件`
    expect([...full]).toHaveLength(120)
    expect(goodsInWords([line(water, 9), line(tea, 9), line(sugar, 9)])).toBe(full)
    expect(goodsInWords([line(water, 9), line(`${tea}茶`, 9), line(sugar, 9)])).toBe(`${water}×9等 27 件`)
  })

  it('counts a picture in a name as one character, though it takes two halves', () => {
    const pictures = [line('🍊'.repeat(118), 9)]
    expect(goodsInWords(pictures)).toBe(`${'🍊'.repeat(118)}×9`)
    expect(goodsInWords([line('🍊'.repeat(119), 9)])).toBe(`${'🍊'.repeat(117)}…×9`)
  })

  it('cuts a name that has no room, and leaves as much of it as WeChat takes', () => {
    const cut = goodsInWords([line('水'.repeat(119), 9)])
    expect(cut).toBe(`${'水'.repeat(117)}…×9`)
    expect([...cut]).toHaveLength(120)
    expect(goodsInWords([line('水'.repeat(118), 10)])).toBe(`${'水'.repeat(116)}…×10`)
  })

  it('cuts the first name so that how many pieces there are has room beside it', () => {
    const [long, tea] = [line('水'.repeat(115), 9), line('茶', 9)]
    const cut = goodsInWords([long, tea])
    expect(cut).toBe(`${'水'.repeat(111)}…×9等 18 件`)
    expect([...cut]).toHaveLength(120)
    expect(goodsInWords([line('水'.repeat(112), 9), tea])).toBe(`${'水'.repeat(112)}×9、茶×9`)
    const full = goodsInWords([line('水'.repeat(112), 9), line('茶茶茶茶茶', 9)])
    expect(full).toBe(`${'水'.repeat(112)}×9等 18 件`)
    expect([...full]).toHaveLength(120)
  })

  it('counts the pieces that were handed out, not those that stayed here', () => {
    const lines = [line('水'.repeat(100), 2), line('糖'.repeat(40), 0), line('茶'.repeat(40), 3)]
    expect(goodsInWords(lines)).toBe(`${'水'.repeat(100)}×2等 5 件`)
  })

  it('has nothing to say when nothing was handed out', () => {
    expect(goodsInWords([line('橘子汽水', 0)])).toBe('')
  })

  it('is never longer than WeChat takes, whatever the goods are called, and begins with a good', () => {
    const lines = fc.array(
      fc.record({
        name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter(one => !one.includes('×')),
        collected: fc.integer({ min: 1, max: 99 }),
      }),
      {
        minLength: 1,
        maxLength: 50,
      },
    )
    fc.assert(
      fc.property(lines, of => {
        const said = goodsInWords(of)
        expect([...said].length).toBeLessThanOrEqual(120)
        const [{ name, collected }] = of as [(typeof of)[number]]
        const begun = [...said.slice(0, said.indexOf(`×${collected}`))]
        expect(begun.length).toBeGreaterThan(0)
        expect(name.startsWith(begun.join('').replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})
