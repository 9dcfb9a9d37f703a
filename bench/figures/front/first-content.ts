import type { Cloud } from '../../../emulator/types.ts'
import { figure, type Figure } from '../../../scripts/support/figure.ts'
import type { CloudOfPhone } from '../../../tests/support/weapp/index.ts'
import { phoneOf, type Shown } from './phones.ts'

/** How many calls have to be answered until the first group is to be read. */
export async function firstContent({ cloud }: Shown): Promise<Figure[]> {
  const all = slowCloud(cloud, () => true)
  await phoneOf(all, 'wu')
  let needed = all.calls
  for (let one = 0; one < all.calls && needed > 1; one += 1) {
    const phone = await phoneOf(
      slowCloud(cloud, call => call === one),
      'wu',
    )
    if (phone.page.has({ testid: 'first-group' })) needed = 1
  }
  return [
    figure({
      id: 'front.home.calls',
      value: needed,
      unit: 'calls',
      target: 1,
      op: '<=',
      method: `cloud calls that must be answered until a cold home page shows its first group; it makes ${all.calls}`,
    }),
  ]
}

/** Only some calls of the phone come back; the others wait for ever. */
function slowCloud(cloud: Cloud, answered: (call: number) => boolean): CloudOfPhone & { calls: number } {
  const slow = {
    calls: 0,
    pay: cloud.pay,
    messages: cloud.messages,
    shares: cloud.shares,
    call<T>(...given: Parameters<Cloud['call']>): Promise<T> {
      const mine = slow.calls++
      return answered(mine) ? cloud.call<T>(...given) : new Promise<T>(() => {})
    },
  }
  return slow
}
