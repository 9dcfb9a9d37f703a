import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GrantOutput, InboxOutput, MeOutput } from '../../../contracts/member'
import type { tell as TellEffect } from '../../../cloudfunctions/_effects/tell'
import type { Grant, Notice } from '../../../domain/notice/types'
import { amend, tapId } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, people, START } from '../../support/world'

const template = 'LINTUAN-paid'
const facts = { groupTitle: '陈姐的周四汽水团', fen: 3680 as never, units: 9 }

describe('telling a member something', () => {
  let shop: Shop
  let tell: typeof TellEffect
  const told = (subject: string, who = people.lin) =>
    tell({
      kind: 'paid',
      subject,
      memberId: who.memberId,
      facts,
      page: `pages/consumer/order/index?id=${subject}`,
      now: shop.cloud.clock.now(),
    })
  const allow = async (times: number, who = people.lin) => {
    for (let n = 0; n < times; n += 1) {
      shop.cloud.messages.accept(who.openid, template)
      await shop.as(who).call<GrantOutput>('member', 'grant', { accepted: ['paid'] })
    }
  }
  const left = (who = people.lin) => shop.one<Grant>('grants', `${who.memberId}~paid`).left
  const wechat = (subject: string) => shop.one<Notice>('notices', `paid-${subject}`).wechat

  beforeAll(async () => {
    shop = await openShop()
    ;({ tell } = await import('../../../cloudfunctions/_effects/tell'))
  })
  afterAll(() => shop.close())

  it('is in the app only, while nothing was allowed (C-61)', async () => {
    await told('o1')
    expect(wechat('o1')).toBe('no-grant')
    expect(shop.cloud.messages.delivered(people.lin.openid)).toEqual([])
  })

  it('is in WeChat too, once for each time she allowed it, however often it is told', async () => {
    await allow(1)
    expect(left()).toBe(1)
    await Promise.all(Array.from({ length: 10 }, () => told('o2')))
    await told('o2')
    expect(wechat('o2')).toBe('sent')
    expect(left()).toBe(0)
    expect(shop.cloud.messages.delivered(people.lin.openid)).toMatchObject([
      { templateId: template, data: { thing1: { value: facts.groupTitle }, amount2: { value: '¥36.80' } } },
    ])
  })

  it('never shares a grant and never goes below none, with twenty things to tell at once (C-61)', async () => {
    await allow(5, people.zhou)
    const subjects = Array.from({ length: 20 }, (_, n) => `many${n}`)
    await Promise.all(subjects.map(subject => told(subject, people.zhou)))
    expect(left(people.zhou)).toBe(0)
    expect(subjects.map(wechat).filter(state => state === 'sent')).toHaveLength(5)
    expect(subjects.map(wechat).filter(state => state === 'no-grant')).toHaveLength(15)
    expect(shop.cloud.messages.delivered(people.zhou.openid)).toHaveLength(5)
  })

  it('counts each tap once, in whatever order they are heard and sent again', async () => {
    const who = people.jiang
    const send = (tapId: string) =>
      shop.as(who).call<GrantOutput>('member', 'grant', { accepted: ['paid'], tapId })
    const [first, second] = [tapId('grant'), tapId('grant')]
    await Promise.all([first, first, first, first, first].map(send))
    expect(left(who)).toBe(1)
    // The answer to the first was lost, the second was heard, and the first comes again.
    await send(second)
    await send(first)
    await Promise.all([first, second, first, second].map(send))
    expect(left(who)).toBe(2)
  })

  it('forgets taps that no phone sends again', async () => {
    const old = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`old${n}`, START - 40 * DAY + n]))
    await amend('grants', 'mjiang~paid', { taps: old })
    await shop.as(people.jiang).call('member', 'grant', { accepted: ['paid'], tapId: tapId('grant') })
    const { taps = {} } = shop.one<Grant>('grants', 'mjiang~paid')
    expect(Object.keys(taps)).toHaveLength(10)
    expect(left(people.jiang)).toBe(3)
  })

  it('believes WeChat when it says that nothing is left: 43101 empties our count (C-61)', async () => {
    // Allowed on this phone as we were told, but not in WeChat.
    for (let n = 0; n < 3; n += 1) await shop.as(people.he).call('member', 'grant', { accepted: ['paid'] })
    expect(left(people.he)).toBe(3)
    await told('o3', people.he)
    expect([wechat('o3'), left(people.he)]).toEqual(['no-grant', 0])
  })

  it('gives the grant back when WeChat refused the message itself', async () => {
    await allow(1, people.wu)
    await shop.put({ settings: [{ _id: 'templates', ids: { paid: 'no-such-template' } }] })
    await told('o4', people.wu)
    const outcome = wechat('o4')
    // A template nobody knows is refused, or has no subscriber: either way nothing arrived.
    expect(['failed', 'no-grant']).toContain(outcome)
    expect(left(people.wu)).toBe(outcome === 'failed' ? 1 : 0)
    expect(shop.cloud.messages.delivered(people.wu.openid)).toEqual([])
  })

  it('is not sent again when nobody knows whether it arrived', async () => {
    const now = shop.cloud.clock.now()
    const claimed = { _id: 'paid-o5', memberId: 'mlin', kind: 'paid', facts, page: '', at: now }
    await shop.put({ notices: [{ ...claimed, wechat: 'claimed', readAt: null }] })
    const before = shop.cloud.messages.delivered(people.lin.openid).length
    await told('o5')
    expect(wechat('o5')).toBe('claimed')
    expect(shop.cloud.messages.delivered(people.lin.openid)).toHaveLength(before)
  })

  it('is read once the inbox showed it, page by page, newest first', async () => {
    const zhou = shop.as(people.zhou)
    expect((await zhou.call<MeOutput>('member', 'me')).waiting.unread).toBe(20)
    const at = shop.cloud.clock.now()
    const notices = Array.from({ length: 15 }, (_, n) => ({
      _id: `paid-older${String(n).padStart(2, '0')}`,
      memberId: 'mzhou',
      kind: 'paid',
      facts,
      page: '',
      at: at - 1000,
      wechat: 'none',
      readAt: null,
    }))
    await shop.put({ notices })
    const first = await zhou.call<InboxOutput>('member', 'inbox')
    const second = await zhou.call<InboxOutput>('member', 'inbox', { after: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 15, null])
    expect(new Set([...first.rows, ...second.rows].map(row => row.id)).size).toBe(35)
    expect(first.rows.every(row => !row.read && row.at === at)).toBe(true)
    expect((await zhou.call<MeOutput>('member', 'me')).waiting.unread).toBe(0)
    expect((await zhou.call<InboxOutput>('member', 'inbox')).rows.every(row => row.read)).toBe(true)
    expect((await shop.as(people.lin).call<InboxOutput>('member', 'inbox')).rows).toHaveLength(3)
  })
})
