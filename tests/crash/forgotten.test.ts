import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listActions } from '../roles/actions'
import { inputsFor } from '../roles/inputs'
import { liveInBoth } from '../roles/world'
import { openShop, type Shop } from '../support/shop'
import { people, type Person } from '../support/world'
import { verbs } from './verbs/all'

const { lin, zhou, jiang, chen, xu, liang } = people

/** Actions that write nothing, so that nothing of them can break; and whoever may call them on what is there. */
const quiet: Record<string, Person> = {
  'group/list': lin,
  'group/get': lin,
  'group/crate': lin,
  'order/get': lin,
  'order/list': lin,
  'member/me': lin,
  'member/card': lin,
  'member/points': lin,
  'survey/get': zhou,
  'survey/thread': jiang,
  'survey/threads': jiang,
  'leader/desk': chen,
  'leader/openings': chen,
  'leader/pickups': chen,
  'leader/find': chen,
  'leader/commission': chen,
  'staff/today': xu,
  'staff/nps': xu,
  'staff/cases': xu,
  'staff/members': xu,
  'staff/audit': xu,
  'shop/stuck': xu,
  'shop/groups': xu,
  'shop/group': xu,
  'shop/orders': xu,
  'shop/points': xu,
  'stock/goods': xu,
  'stock/templates': xu,
  'stock/list': xu,
  'stock/item': liang,
}

describe('an action', () => {
  it('is either broken at every request or writes nothing', async () => {
    const broken = new Set(Object.keys(verbs).map(name => name.split(',')[0]!))
    // What WeChat Pay calls is a function without actions.
    broken.delete('payment')
    const all = (await listActions()).map(({ function: name, action }) => `${name}/${action}`)
    expect([...broken, ...Object.keys(quiet)].sort()).toEqual(all.sort())
  })

  describe('that is said to write nothing', () => {
    let shop: Shop
    let inputs: Record<string, object>
    beforeAll(async () => {
      shop = await openShop({ inProcess: { seed: 1 } })
      inputs = inputsFor((await liveInBoth(shop)).east, shop.cloud.clock.now())
    })
    afterAll(() => shop.close())

    it.each(Object.entries(quiet))('%s does not', async (key, who) => {
      const [name, action] = key.split('/') as [string, string]
      const seen: { writes: number; payRequests: number }[] = []
      const stop = shop.cloud.counters.watch(({ function: called, writes, payRequests }) => {
        if (called === name) seen.push({ writes, payRequests })
      })
      await shop.as(who).call(name, action, inputs[key])
      stop()
      expect(seen).toEqual([{ writes: 0, payRequests: 0 }])
    })
  })
})
