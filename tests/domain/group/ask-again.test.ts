import { describe, expect, it } from 'vitest'
import { askAgain } from '../../../domain/group/ask-again'
import type { GroupTerms } from '../../../domain/group/types'
import { fen, groupDocuments, START } from '../../support/world'

const { terms } = groupDocuments({}, START)
const basket = [
  { sku: 'mandarin', quantity: 6 },
  { sku: 'seasalt', quantity: 2 },
]
/** The second version of the terms: 橘子汽水 is dearer, and of these goods no more is sold. */
const later = (gone: string[] = []): GroupTerms => ({
  ...terms,
  version: 2,
  pool: terms.pool
    .filter(({ sku }) => !gone.includes(sku))
    .map(good => (good.sku === 'mandarin' ? { ...good, priceFen: fen(500) } : good)),
})

describe('asking again (C-16)', () => {
  it('shows what became dearer, and the new sum', () => {
    expect(askAgain(terms, later(), basket)).toEqual({
      code: 'price-changed',
      termsVersion: 2,
      changes: [{ sku: 'mandarin', name: '橘子汽水', wasFen: 460, nowFen: 500 }],
      totalFen: 6 * 500 + 2 * 480,
    })
  })

  it('sums what is still sold, and says what is not', () => {
    expect(askAgain(terms, later(['seasalt']), basket)).toMatchObject({
      changes: [{ sku: 'mandarin' }, { sku: 'seasalt', wasFen: 480, nowFen: null }],
      totalFen: 6 * 500,
    })
  })

  it('has nothing to pay when nothing of the basket is sold any more', () => {
    expect(askAgain(terms, later(['mandarin', 'seasalt']), basket).totalFen).toBe(0)
  })

  it('names the new sum only, when nobody knows what was promised before', () => {
    expect(askAgain(null, later(), basket)).toMatchObject({ changes: [], totalFen: 6 * 500 + 2 * 480 })
  })
})
