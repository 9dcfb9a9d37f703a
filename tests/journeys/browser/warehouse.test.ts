import { expect, test } from 'vitest'
import type { Shelf } from '../../../domain/shelf/types'
import type { Stock } from '../../../domain/stock/types'
import { amend } from '../../support/joining'
import { useStreet } from '../../support/journey/street'
import { people } from '../../support/world'

const street = useStreet()

test('what came into the warehouse is written down once, opens a group, and is sold', async () => {
  const { shop, phone } = street()
  const stock = () => shop.one<Stock>('stock', 'east~mandarin')
  await amend('stock', 'east~mandarin', { free: 0, received: 0 })

  const xu = await phone(people.xu)
  await xu.opens('pages/staff/stock/index')
  await xu.see('stock-mandarin', /0 件.*没有了/)
  await xu.tap('stock-mandarin')
  await xu.see('free', '0')
  await xu.tap('open-receive')
  await xu.writes('receive-units', '240')
  await xu.writes('receive-note', '第 7 批')
  await xu.tap('receive')
  await xu.see('free', '240')
  await xu.see('move-0', /进货.*许衡.*第 7 批.*\+240 件/)
  expect(stock()).toMatchObject({ free: 240, received: 240 })

  const { groupId } = await shop.as(people.chen).call<{ groupId: string }>('leader', 'open', {
    openId: 'journeyopen00000001',
    from: { kind: 'template', id: 'thursday' },
  })
  const lin = await phone(people.lin)
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  // More than its first load: the rest comes while she joins.
  await lin.chooses({ mandarin: 30 })
  await lin.tap('to-checkout')
  await lin.tap('pay')
  await lin.pays('¥138.00')
  await lin.see('face-formed')
  expect(shop.one<Shelf>('shelves', `${groupId}~1`).items['mandarin']).toMatchObject({
    allotted: 48,
    posted: 30,
  })

  // A count shows three broken ones; those on the group's shelf are not touched.
  await xu.looksAgain()
  await xu.see('free', '192')
  await xu.see(`shelf-${groupId}`, /48 件/)
  await xu.tap('open-correct')
  await xu.writes('correct-units', '193')
  await xu.see('correct-sheet', '放在各团架上的这里减不了')
  await xu.writes('correct-units', '3')
  await xu.tap('why-broken')
  await xu.tap('correct')
  await xu.see('free', '189')
  await xu.see('sum', /进过货 ?240.*盘点改过 ?− 3.*在各团架上 ?− 48.*189 件/)
  expect(stock()).toMatchObject({ free: 189, corrected: -3 })
})

test('a delivery whose answer was lost is not written down twice, whatever she types since', async () => {
  const { shop, phone } = street()
  const stock = () => shop.one<Stock>('stock', 'east~seasalt')
  const before = stock().free
  const xu = await phone(people.xu)
  await xu.opens('pages/staff/stock-item/index?id=east~seasalt')
  let tries = 0
  await xu.page.route('**/call/stock', async route => {
    if (!route.request().postData()?.includes('"receive"')) return route.continue()
    tries += 1
    if (tries > 1) return route.continue()
    await route.fetch()
    return route.fulfill({ json: {} })
  })
  await xu.tap('open-receive')
  await xu.writes('receive-units', '48')
  await xu.tap('receive')
  await xu.see('refusal')
  expect(stock().free).toBe(before + 48)
  await xu.writes('receive-note', '第 3 批')
  await xu.tap('receive')
  await xu.see('refusal', '刚才那一下已经记上了')
  expect(stock()).toMatchObject({ free: before + 48 })
  expect(Object.keys(stock().moves)).toHaveLength(1)
})
