import { expect, test } from 'vitest'
import type { Grant } from '../../../domain/notice/types'
import { placeAndPay } from '../../support/joining'
import { useStreet } from '../../support/journey/street'
import { people } from '../../support/world'

const street = useStreet()

test('what she allowed is counted once, though it was not heard at that moment, and the next answer was lost', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const { orderId } = await placeAndPay(shop, people.lin, { groupId })
  const lin = await phone(people.lin)
  await lin.opens(`pages/consumer/order/index?id=${orderId}`)
  await lin.see('face-paid')
  // The first try never arrives; the second is heard, and its answer is lost.
  let tries = 0
  await lin.page.route('**/call/member', async route => {
    if (!route.request().postData()?.includes('"grant"')) return route.continue()
    tries += 1
    if (tries === 2) await route.fetch()
    // An answer nobody can read is none; the browser would complain of a broken line.
    return tries <= 2 ? route.fulfill({ json: {} }) : route.continue()
  })
  const left = (kind: string) => shop.all<Grant>('grants', { _id: `mlin~${kind}` })[0]?.left
  await lin.tap('subscribe')
  for (const name of ['成团通知', '到货通知', '退款通知']) {
    await lin.see('sheet-subscribe', name)
    await lin.tap('subscribe-accept')
  }
  await lin.misses('subscribe')
  expect([left('group-formed'), left('arrived')]).toEqual([undefined, undefined])

  await lin.looksAgain()
  await lin.see('face-paid')
  await expect.poll(() => left('arrived'), { timeout: 20_000 }).toBe(1)
  await lin.looksAgain()
  await lin.see('face-paid')
  await expect.poll(() => tries, { timeout: 20_000 }).toBe(3)
  await expect.poll(() => left('refund-done'), { timeout: 20_000 }).toBe(1)
  expect([left('group-formed'), left('arrived'), left('refund-done')]).toEqual([1, 1, 1])
})
