import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attend } from '../../cloudfunctions/_kit/attend'
import type { Group } from '../../domain/group/types'
import { orderOf, place } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { MINUTE, people, START } from '../support/world'

describe('work that hangs', () => {
  const never = new Promise<number>(() => {})

  it('is waited for no longer than it gets attention', async () => {
    expect(await attend(never, 1, () => expect.fail())).toBeUndefined()
  })

  it('is answered, or fails, as if nobody had looked at the clock', async () => {
    expect(await attend(Promise.resolve(7), 60_000, () => expect.fail())).toBe(7)
    await expect(attend(Promise.reject(new Error('no')), 60_000, () => expect.fail())).rejects.toThrow('no')
  })

  it('is told of when it breaks after all', async () => {
    let breaks = (_: Error) => {}
    const work = new Promise<number>((_, reject) => void (breaks = reject))
    const told = new Promise<unknown>(resolve => {
      void attend(work, 1, resolve).then(() => breaks(new Error('too late')))
    })
    expect(await told).toMatchObject({ message: 'too late' })
  })
})

describe('a tick of which an order gets no answer', () => {
  let shop: Shop
  beforeAll(async () => {
    // Between two ticks, so that nothing falls due unseen.
    shop = await openShop({ at: START + MINUTE / 2 })
  })
  afterAll(() => shop.close())

  it('still decides the groups, and looks once more after the order (C-69)', async () => {
    await shop.openGroup({ groupId: 'gopen' })
    const { orderId } = await place(shop, people.zhou, { groupId: 'gopen' })
    const endsAt = orderOf(shop, orderId).nextDue!
    await shop.openGroup({ groupId: 'gdue', endsAt })
    await shop.cloud.clock.advanceTo(endsAt - MINUTE / 2)
    await shop.cloud.clock.advanceTo(endsAt + 1000)
    expect(orderOf(shop, orderId).nextDue).toBeLessThanOrEqual(shop.cloud.clock.now())
    expect(shop.one<Group>('groups', 'gdue')).toMatchObject({ state: 'open' })

    // The first request looks for what is due, the second reads the order, and is not answered while this tick lives.
    shop.cloud.faults.plan({ function: 'timers', request: 2, applied: true, delay: 120_000 })
    const { ran } = (await shop.cloud.runTimer('timers')) as { ran: Record<string, number> }
    expect(ran).not.toHaveProperty('orders')
    expect(ran).toMatchObject({ groups: 1 })
    expect(shop.one<Group>('groups', 'gdue').state).not.toBe('open')
    expect(orderOf(shop, orderId).payment.state).toBe('cancelled')
  })
})
