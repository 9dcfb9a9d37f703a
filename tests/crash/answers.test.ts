import { expect, it } from 'vitest'
import { main as staff } from '../../cloudfunctions/staff/index'
import type { Reply } from '../../contracts/reply'
import { collectedOrder, orderId, orders } from '../support/collected'
import { tapId } from '../support/joining'
import type { Shop } from '../support/shop'
import { DAY, HOUR, people } from '../support/world'
import type { Faults } from './faults'
import { useFaultyShop } from './in-process'

let shop: Shop
let faults: Faults
useFaultyShop(made => ({ shop, faults } = made))

it('tells a member of both answers, whatever a colleague finishes between noting one and writing it', async () => {
  await shop.put(orders(collectedOrder(orderId(1), people.lin)))
  await shop.cloud.clock.advance(DAY + 2 * HOUR)
  await shop.runTimers()
  const caseId = `pickup-${orderId(1)}`
  const answers = { q1: 2, q2: ['leaking'], q3: '没气' }
  await shop.as(people.lin).call('survey', 'answer', { invitationId: caseId, versionId: 'pickup@1', answers })
  const say = (who: { openid: string }, answerId: string, text: string) =>
    faults.call(staff, { action: 'answer', caseId, answerId, text }, who.openid) as Promise<Reply<unknown>>

  const first = tapId('answer')
  expect(await say(people.xu, first, '马上补一箱')).toMatchObject({ ok: true })
  // The to-do of the second answer is there, the answer is not: and the first colleague taps once more.
  faults.before('cases', () => say(people.xu, first, '马上补一箱'))
  expect(await say(people.liang, tapId('answer'), '我来跟进')).toMatchObject({ ok: true })

  const told = shop.all<{ facts: { text: string } }>('notices', { kind: 'case-answered' })
  expect(told.map(({ facts }) => facts.text).sort()).toEqual(['马上补一箱', '我来跟进'].sort())
  await shop.cloud.clock.advance(HOUR)
  await shop.runTimers()
  expect(shop.one('responses', caseId)).toMatchObject({ todo: {}, stuck: false })
  expect(shop.all('notices', { kind: 'case-answered' })).toHaveLength(2)
})
