import type { Found } from '../../../scripts/shots/scenes.ts'
import { openidOfPhone } from '../../../scripts/shots/world.ts'
import type { Cloud } from '../../../emulator/types.ts'
import { demoShop, type DemoShop } from '../../../emulator/seed/shop.ts'
import { openPhone, waitFor, type CloudOfPhone, type Phone } from '../../../tests/support/weapp/index.ts'

/** The demo brand after four weeks, at the moment of the drawings, and what is found in it. */
export interface Shown {
  cloud: Cloud
  found: Found
  shop: DemoShop
}

/** Hands for further real actions in the demo, which has used up its own names already. */
export function handsIn(cloud: Cloud): DemoShop {
  const demo = demoShop(cloud)
  return { ...demo, tapId: what => demo.tapId(`front${what}`) }
}

/** A phone of somebody of the demo with the app opened cold; '' is a stranger's. `keeps`: what it kept from before. */
export function phoneOf(
  cloud: CloudOfPhone,
  key: string,
  url?: string,
  keeps: Record<string, unknown> = {},
): Promise<Phone> {
  const openid = openidOfPhone(key)
  if (key && !openid) throw new Error(`nobody in the demo is called ${key}`)
  const storage = new Map<string, unknown>(
    Object.entries(keeps).map(([name, value]) => [`kept:${name}`, JSON.stringify(value)]),
  )
  return openPhone({ cloud, ...(openid ? { persona: { openid } } : {}), ...(url ? { url } : {}), storage })
}

/** Waits until every answer has come and no page shows bones any more, however busy the machine is. */
export async function quiet(phone: Phone): Promise<void> {
  await waitFor(() => phone.busy.size === 0 && !phone.page.has({ testid: 'skeleton' }), {
    within: 60_000,
    describe: () => `${phone.page.route} never comes to rest: ${phone.page.text().slice(0, 200)}`,
  })
  await phone.settle()
}

export const groupPage = (groupId: string): string => `pages/consumer/group/index?id=${groupId}`

/** The group page on a new phone of somebody who is in none of the groups that are looked at. */
export async function phoneAtGroup(cloud: Cloud, groupId: string): Promise<Phone> {
  const phone = await phoneOf(cloud, 'n002', groupPage(groupId))
  await quiet(phone)
  await phone.page.waitFor('任意搭配')
  return phone
}
