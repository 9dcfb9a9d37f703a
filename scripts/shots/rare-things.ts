import { joins } from '../../emulator/seed/neighbours.ts'
import { demoShop } from '../../emulator/seed/shop.ts'
import type { Cloud } from '../../emulator/types.ts'

/** What the demo does not have at its moment and the pages must show: an order not paid yet, and work that is stuck. */
export async function addRareThings(cloud: Cloud): Promise<void> {
  const demo = demoShop(cloud)
  // The demo has used up its own names already.
  const shop = { ...demo, tapId: (what: string) => demo.tapId(`shots${what}`) }
  const running = cloud.database
    .find<{ _id: string; leaderName: string }>('groups', { state: 'open' })
    .find(({ leaderName }) => leaderName === '陈姐')
  if (!running) throw new Error('shots: 陈姐 has no open group at this moment')
  await joins(shop, 'jiang', running._id, { mandarin: 2, plum: 1 }, 'forgets')

  const [paid] = cloud.database.find<{ _id: string }>('orders', {
    groupId: running._id,
    'payment.state': 'paid',
  })
  if (!paid) throw new Error('shots: nobody has paid in the running group')
  const due = cloud.clock.now() - 3 * 3_600_000
  await shop.change('orders', paid._id, {
    stuck: true,
    todo: { book: { due, tries: 8, stuck: true, lastError: 'ledger: SYSTEMERROR 系统繁忙，请稍后再试' } },
  })
}
