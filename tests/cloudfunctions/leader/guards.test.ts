import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { markCollected as MarkCollected } from '../../../cloudfunctions/_kit/store/hand-outs'
import type { putTermsInForce as PutTermsInForce } from '../../../cloudfunctions/_kit/store/prices'
import type { Group } from '../../../domain/group/types'
import { handOut } from '../../../domain/leader/hand-out'
import type { Order } from '../../../domain/order/types'
import { buy, codeOf, endGroup } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { people } from '../../support/world'

/**
 * Two requests that decided on the same state: only the guard of the update tells them apart. The updates are called
 * as the functions call them, through the real SDK, with what both have read.
 */
describe('of two who decided on the same state', () => {
  let shop: Shop
  let markCollected: typeof MarkCollected
  let putTermsInForce: typeof PutTermsInForce
  beforeAll(async () => {
    shop = await openShop()
    // The kit aims at the cloud its environment names, so it is loaded when there is one.
    ;({ markCollected } = await import('../../../cloudfunctions/_kit/store/hand-outs'))
    ;({ putTermsInForce } = await import('../../../cloudfunctions/_kit/store/prices'))
  })
  afterAll(() => shop.close())

  it('one hands the goods out (C-54)', async () => {
    const group = await shop.openGroup({ groupId: 'gonce' })
    const id = await buy(shop, people.lin, group, { mandarin: 24 })
    await endGroup(shop, group)
    await shop.as(people.chen).call('leader', 'arrive', { groupId: group })
    const order = shop.one<Order>('orders', id)
    const now = shop.cloud.clock.now()
    const collect = (name: string, read = order) => {
      const handed = handOut(read, { memberId: 'mchen', name }, 'scan', now)
      if (!handed.ok) throw new Error(handed.refusal.code)
      const { collected, pieces, todo } = handed.value
      return markCollected(read, codeOf(shop, id), collected, pieces, todo)
    }
    const [line] = order.lines
    const refunding = { ...order, lines: [{ ...line!, refunding: 1 }] }
    expect(await collect('陈姐', refunding)).toBe(false)
    expect(await collect('陈姐')).toBe(true)
    expect(await collect('另一部手机')).toBe(false)
    expect(shop.one<Order>('orders', id).collected?.byName).toBe('陈姐')
  })

  it('one puts a new price in force (C-16)', async () => {
    const groupId = await shop.openGroup({ groupId: 'gprice' })
    const group = shop.one<Group>('groups', groupId)
    const now = shop.cloud.clock.now()
    const asked = { tapId: undefined, sku: 'mandarin', priceFen: 450 }
    expect(await putTermsInForce(group, 2, asked, now)).toBe(true)
    expect(await putTermsInForce(group, 3, asked, now)).toBe(false)
    expect(shop.one<Group>('groups', groupId).termsVersion).toBe(2)
  })
})
