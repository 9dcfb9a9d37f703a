import { describe, expect, it } from 'vitest'
import { readCount, readPrice } from '../../../domain/goods/read-number'

describe('a price as a person writes it', () => {
  it.each([
    ['4.60', 460],
    ['4.6', 460],
    ['¥4.60', 460],
    ['￥ 4.60 元', 460],
    ['４．６０', 460],
    ['5块', 500],
    ['1,280.00', 128_000],
    ['１，２８０', 128_000],
    ['0.07', 7],
    ['007', 700],
  ])('reads %s exactly, to the fen', (text, fen) => {
    expect(readPrice(text)).toBe(fen)
  })

  it('loses no fen anywhere between ¥0.01 and ¥200.00 (C-31)', () => {
    for (let fen = 1; fen <= 20_000; fen++) {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      expect(readPrice(text)).toBe(fen)
    }
  })

  it.each(['', '4.605', '-4.60', '四块六', '4.6.0', '1,28', '0', '0.00', '4.60/瓶', '1e3', '999999', 'NaN'])(
    'does not guess what %s means',
    text => {
      expect(readPrice(text)).toBeNull()
    },
  )
})

describe('a count as a person writes it', () => {
  it.each([
    ['24', 24],
    ['２４', 24],
    ['6 瓶', 6],
    ['0', 0],
  ])('reads %s', (text, count) => {
    expect(readCount(text, 999)).toBe(count)
  })

  it.each(['', '6.5', '-1', '一打', '1000'])('does not guess what %s means', text => {
    expect(readCount(text, 999)).toBeNull()
  })
})
