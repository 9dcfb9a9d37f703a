import { expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/types.ts'
import { addMembers } from '../../support/crowd.ts'
import { buy, pay, place } from '../../support/neighbours.ts'
import type { Shop } from '../../support/shop.ts'
import type { Holder } from '../../support/weapp/holder.ts'
import { fromPiece, piecesNear, piecesOf, rowsInPiece } from '../../support/weapp/long-list.ts'
import { useStreet } from '../../support/weapp/street.ts'
import { groupDocuments, people, type Documents, type Person } from '../../support/world.ts'

/** What the compiled mini-program hands to WeChat's renderer and asks of the cloud, counted; nothing here is timed. */
const street = useStreet()

/** What a tap on + may hand to the renderer: calls of setData, and their bytes as JSON in UTF-8 (performance.md). */
const most = { calls: 2, bytes: 1024 }

test.each([6, 26, 200])('every tap on + among %i goods is at most two setData and one KB', async many => {
  const { shop, phone } = street()
  const lin = phone(people.lin)
  await lin.opens(`pages/consumer/group/index?id=${await openGroupOf(shop, many)}`)
  const last = many - 1
  await lin.see('step-mandarin-plus')
  const costs: Record<string, { calls: number; bytes: number }> = {
    'the first of all': await costOf(lin, 'step-mandarin-plus'),
    'another of the same': await costOf(lin, 'step-mandarin-plus'),
  }
  await lin.phone.scroll(fromPiece(Math.max(0, piecesOf(many) - piecesNear)))
  costs['the first of the last good'] = await costOf(lin, `step-sku${last}-plus`)
  costs['six at once, over the end of a row'] = await costOf(lin, 'step-bundle-plus')
  for (let more = 2; more <= 12; more += 1)
    costs[`${more} of the last good`] = await costOf(lin, `step-sku${last}-plus`)
  costs['one less'] = await costOf(lin, `step-sku${last}-minus`)
  costs['none of the bundle any more'] = await costOf(lin, 'step-bundle-minus')
  console.log(`setData of a tap among ${many} goods:`, costs)
  for (const [tap, { calls, bytes }] of Object.entries(costs)) {
    expect(calls, tap).toBeLessThanOrEqual(most.calls)
    expect(bytes, tap).toBeLessThanOrEqual(most.bytes)
  }
})

test.each([
  ['the only crate is full', { by: 'units', target: 24 }],
  ['the first of two crates is full', { by: 'cases', target: 2 }],
] as const)(
  'when %s, the tap that begins the next one costs no more, nor does the way back',
  async (_, rule) => {
    const { shop, phone } = street()
    const groupId = await shop.openGroup({ groupId: 'gfull', rule })
    await buy(shop, people.zhou, groupId, { mandarin: 24 })
    const lin = phone(people.lin)
    await lin.opens(`pages/consumer/group/index?id=${groupId}`)
    await lin.see('step-mandarin-plus')
    const costs = {
      'one more': await costOf(lin, 'step-mandarin-plus'),
      'one less': await costOf(lin, 'step-mandarin-minus'),
    }
    console.log('setData of the turn to the next crate:', costs)
    for (const [tap, { calls, bytes }] of Object.entries(costs)) {
      expect(calls, tap).toBeLessThanOrEqual(most.calls)
      expect(bytes, tap).toBeLessThanOrEqual(most.bytes)
    }
  },
)

test('a tap on + costs as much among 200 goods as among 26', async () => {
  const { shop, phone } = street()
  const costs: number[] = []
  for (const many of [26, 200]) {
    const lin = phone(people.lin)
    await lin.opens(`pages/consumer/group/index?id=${await openGroupOf(shop, many)}`)
    await lin.see('step-sku2-plus')
    costs.push((await costOf(lin, 'step-sku2-plus')).bytes, (await costOf(lin, 'step-sku2-plus')).bytes)
  }
  console.log('bytes of two taps among 26 and among 200 goods:', costs)
  // A block of the longer list is one level more of the path, at every one of the changes in a row.
  const level = '.cn.[0]'.length
  expect(costs[2]! - costs[0]!).toBeLessThanOrEqual(2 * level)
  expect(costs[3]! - costs[1]!).toBeLessThanOrEqual(level)
})

test.each([26, 200, 1000])(
  'a pool of %i goods is scrolled through on a page of at most 400 nodes',
  async many => {
    const { shop, phone } = street()
    const groupId = await openGroupOf(shop, many)
    // A crate that is nearly full, by as many neighbours as their row shows.
    for (const neighbour of await addMembers(shop, 11)) await buysOf(shop, neighbour, groupId)
    const lin = phone(people.lin)
    await lin.opens(`pages/consumer/group/index?id=${groupId}`)
    await lin.see('step-mandarin-plus')
    const sizes: number[] = [lin.phone.page.size().nodes]
    const pieces = piecesOf(many)
    for (const share of [0, 1 / 4, 1 / 2, 3 / 4, 1]) {
      const first = Math.floor((pieces - piecesNear) * share)
      await lin.phone.scroll(fromPiece(first))
      await lin.see(`good-${nameOf(first * rowsInPiece, many)}`)
      sizes.push(lin.phone.page.size().nodes)
    }
    await lin.see(`good-sku${many - 1}`)
    await lin.misses('good-mandarin')
    await lin.chooses({ [`sku${many - 1}`]: 1 })
    await lin.see('to-checkout')
    // Back at the top everything is as it was.
    await lin.phone.scroll(fromPiece(0))
    await lin.see('good-mandarin')
    console.log(`nodes of ${many} goods on the way down:`, sizes)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400)
    expect(lin.phone.page.size().depth).toBeLessThanOrEqual(15)
  },
)

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

/** Joins a group of `openGroupOf` with two bottles, and pays. */
async function buysOf(shop: Shop, who: Person, groupId: string): Promise<void> {
  const { order, payment } = await place(shop, who, groupId, { mandarin: 2 })
  await pay(shop, who, order.orderId, payment!.package)
}

const nameOf = (index: number, many: number): string =>
  index === 0 ? 'mandarin' : index === many - 2 ? 'bundle' : `sku${index}`

/** The longest name a good may have here. */
const longName = '青屿手工低糖山楂陈皮气泡水玻璃瓶限量装八'

/** A group that sells so many goods with long names, the last but one a bundle of six bottles. */
async function openGroupOf(shop: Shop, many: number): Promise<string> {
  const groupId = `with${many}`
  const { group, terms, shelf } = groupDocuments({ groupId }, shop.cloud.clock.now())
  const [first] = terms.pool
  const skus = Array.from({ length: many }, (_, index) => nameOf(index, many))
  terms.pool = skus.map(sku => ({
    ...first!,
    sku,
    name: longName,
    draws: [{ item: sku, units: sku === 'bundle' ? 6 : 1 }],
  }))
  shelf.items = Object.fromEntries(skus.map(sku => [sku, { allotted: 96, free: 96, held: 0, posted: 0 }]))
  await shop.put({ terms: [terms], shelves: [shelf], groups: [group] } as unknown as Documents)
  return groupId
}
