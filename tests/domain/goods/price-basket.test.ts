import { describe, expect, it } from 'vitest'
import { priceBasket } from '../../../domain/goods/price-basket'
import { priceChanges } from '../../../domain/goods/price-changes'
import { fen, groupDocuments, START } from '../../support/world'

const { pool } = groupDocuments({}, START).terms

describe('what a basket costs', () => {
  it('is any mix of the pool, bundles counting their units', () => {
    const priced = priceBasket(pool, [
      { sku: 'mandarin', quantity: 2 },
      { sku: 'sixpack', quantity: 1 },
      { sku: 'opener', quantity: 1 },
    ])
    expect(priced).toMatchObject({ ok: true, value: { units: 8, totalFen: 2 * 460 + 2780 + 1900 } })
  })

  it('is refused with facts when it is empty, too long, too much or unknown', () => {
    const code = (basket: { sku: string; quantity: number }[]) => {
      const priced = priceBasket(pool, basket)
      return priced.ok ? null : priced.refusal
    }
    expect(code([])).toEqual({ code: 'empty-basket' })
    expect(code([{ sku: 'cola', quantity: 1 }])).toEqual({ code: 'unknown-goods', sku: 'cola' })
    expect(code(Array.from({ length: 51 }, () => ({ sku: 'mandarin', quantity: 1 })))).toMatchObject({
      code: 'too-many-lines',
      most: 50,
    })
    const twice = [600, 600].map(quantity => ({ sku: 'mandarin', quantity }))
    expect(code(twice)).toEqual({ code: 'too-many', sku: 'mandarin', most: 999 })
  })

  it('names every good of the basket whose price moved or which is gone (C-16)', () => {
    const now = pool
      .filter(({ sku }) => sku !== 'lychee')
      .map(good => (good.sku === 'mandarin' ? { ...good, priceFen: fen(500) } : good))
    const basket = ['mandarin', 'lychee', 'seasalt', 'mandarin'].map(sku => ({ sku, quantity: 1 }))
    expect(priceChanges(pool, now, basket)).toEqual([
      { sku: 'mandarin', name: '橘子汽水', wasFen: 460, nowFen: 500 },
      { sku: 'lychee', name: '荔枝汽水', wasFen: 520, nowFen: null },
    ])
  })
})
