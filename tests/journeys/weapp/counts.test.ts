import { expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/types.ts'
import { buy } from '../../support/neighbours.ts'
import type { Shop } from '../../support/shop.ts'
import type { Holder } from '../../support/weapp/holder.ts'
import { useStreet } from '../../support/weapp/street.ts'
import { groupDocuments, people, type Documents } from '../../support/world.ts'

/** What the compiled mini-program hands to WeChat's renderer and asks of the cloud, counted; nothing here is timed. */
const street = useStreet()

/**
 * What a tap on + may hand to the renderer: calls of setData, and their bytes as JSON in UTF-8. The goal is 1 KB; what is
 * really sent is printed. A list that is painted again is ten times this.
 */
const most = { calls: 2, bytes: 1536 }

test('a tap on + among 26 goods is at most two setData, and never the list again', async () => {
  const { shop, phone } = street()
  const lin = phone(people.lin)
  await lin.opens(`pages/consumer/group/index?id=${await openGroupOf(shop, 26)}`)
  await lin.see('step-sku8-plus')

  const costs = {
    // The bar at the bottom comes with it.
    'the first of all': await costOf(lin, 'step-sku0-plus'),
    'another of the same': await costOf(lin, 'step-sku0-plus'),
    'the first of another good': await costOf(lin, 'step-sku8-plus'),
    'one more of it': await costOf(lin, 'step-sku8-plus'),
    'one less': await costOf(lin, 'step-sku8-minus'),
  }
  console.log('setData of a tap among 26 goods:', costs)
  for (const [tap, { calls, bytes }] of Object.entries(costs)) {
    expect(calls, tap).toBeLessThanOrEqual(most.calls)
    expect(bytes, tap).toBeLessThanOrEqual(most.bytes)
  }
})

test('a tap on + costs as much among 26 goods as among 6', async () => {
  const { shop, phone } = street()
  const costs: number[] = []
  for (const many of [6, 26]) {
    const lin = phone(people.lin)
    await lin.opens(`pages/consumer/group/index?id=${await openGroupOf(shop, many)}`)
    await lin.see(`step-sku${Math.min(many - 1, 8)}-plus`)
    await costOf(lin, 'step-sku2-plus')
    costs.push((await costOf(lin, 'step-sku2-plus')).bytes)
  }
  console.log('bytes of a tap among 6 and among 26 goods:', costs)
  expect(costs[1]).toBe(costs[0])
})

test('home and a shared card show their goods after one answer of the cloud, whatever else is under way', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  await buy(shop, people.zhou, groupId, { mandarin: 8 })

  const home = phone(people.lin, onlyAnswers(shop, 'group/list'))
  await home.opens('pages/tabs/home/index')
  await home.see('first-group', '还差 16 瓶')
  expect(answered(home)).toEqual(['group/list'])

  const card = phone(people.stranger, onlyAnswers(shop, 'group/get'))
  await card.opens(`pages/consumer/group/index?id=${groupId}`, 1007)
  await card.see('missing', '还差 16 瓶')
  await card.see('good-mandarin')
  await card.chooses({ mandarin: 1 })
  await card.see('basket-total', '¥4.60')
  expect(answered(card)).toEqual(['group/get'])
})

function costOf(lin: Holder, testid: string): Promise<{ calls: number; bytes: number }> {
  return lin.phone.page.cost(() => lin.tap(testid))
}

/** The shop's cloud as a phone meets it on a bad day: every call but this one hangs for good. */
function onlyAnswers(shop: Shop, action: string): Cloud {
  const call: Cloud['call'] = (name, event, options) =>
    `${name}/${String(event.action)}` === action
      ? shop.cloud.call(name, event, options)
      : new Promise(() => {})
  return { ...shop.cloud, call }
}

const answered = (holder: Holder): string[] =>
  holder.phone.calls
    .filter(({ outcome }) => outcome !== undefined)
    .map(({ name, data }) => `${name}/${String(data.action)}`)

/** A group that sells so many goods. */
async function openGroupOf(shop: Shop, many: number): Promise<string> {
  const groupId = `with${many}`
  const { group, terms, shelf } = groupDocuments({ groupId }, shop.cloud.clock.now())
  const [first] = terms.pool
  const skus = Array.from({ length: many }, (_, index) => `sku${index}`)
  terms.pool = skus.map(sku => ({ ...first!, sku, draws: [{ item: sku, units: 1 }] }))
  shelf.items = Object.fromEntries(skus.map(sku => [sku, { allotted: 96, free: 96, held: 0, posted: 0 }]))
  await shop.put({ terms: [terms], shelves: [shelf], groups: [group] } as unknown as Documents)
  return groupId
}
