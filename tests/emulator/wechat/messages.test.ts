import { expect, it } from 'vitest'
import { openJournal, type Journal } from '../../../emulator/durable/journal.ts'
import type { DeliveredMessage } from '../../../emulator/types.ts'
import { createMessages, type Quota } from '../../../emulator/wechat/messages.ts'

const message = { openid: 'oLIN', templateId: 'T', data: { thing1: { value: '苹果' } }, at: 1 }

it('hands over, when it starts again, a message whose permission a crash had spent', () => {
  const quotas = openJournal<Quota>(undefined)
  const delivered = openJournal<DeliveredMessage>(undefined)
  const before = createMessages({ quotas, delivered: fallsSilent(delivered) })
  before.accept('oLIN', 'T')
  before.accept('oLIN', 'T')
  expect(() => before.deliver(message)).toThrow('killed')
  expect(delivered.size).toBe(0)

  const after = createMessages({ quotas, delivered })
  expect(after.delivered('oLIN')).toEqual([message])
  expect(after.quota('oLIN', 'T')).toBe(1)
})

it('hands nothing over twice, however often it starts', () => {
  const world = { quotas: openJournal<Quota>(undefined), delivered: openJournal<DeliveredMessage>(undefined) }
  const first = createMessages(world)
  first.accept('oLIN', 'T')
  first.deliver(message)
  first.accept('oLIN', 'T')
  const again = createMessages(world)
  expect(again.delivered()).toHaveLength(1)
  expect(again.quota('oLIN', 'T')).toBe(1)
})

it('takes over what an earlier version wrote as a bare number', () => {
  const quotas = openJournal<Quota>(undefined)
  quotas.set('oLIN T', 2)
  const messages = createMessages({ quotas, delivered: openJournal(undefined) })
  messages.accept('oLIN', 'T')
  messages.deliver(message)
  expect(messages.quota('oLIN', 'T')).toBe(2)
})

/** A disk on which nothing is written any more. */
function fallsSilent<T>(journal: Journal<T>): Journal<T> {
  return {
    ...journal,
    get size() {
      return journal.size
    },
    set() {
      throw new Error('killed')
    },
  }
}
