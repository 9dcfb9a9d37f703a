import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TodayOutput } from '../../../contracts/staff'
import { openShop, type Shop } from '../../support/shop'
import { people } from '../../support/world'

describe('the first page of staff', () => {
  let shop: Shop
  beforeAll(async () => void (shop = await openShop()))
  afterAll(() => shop.close())
  it('is quiet on a quiet day', async () => {
    const today = await shop.as(people.xu).call<TodayOutput>('staff', 'today')
    expect(today.regions).toEqual([{ id: 'east', name: '华东区' }])
  })
})
