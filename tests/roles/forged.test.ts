import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { breaches } from '../support/books'
import { joinInput } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { people, type Person } from '../support/world'
import { listActions, type Listed } from './actions'
import { moved, snapshot } from './snapshot'
import { forgery, inputsFor, liveInTheEast, type Foreign } from './world'

/** Nobody of these has anything to do with what 林晚, 周婷 and 江敏 bought of 陈姐 in the east. */
const callers: [role: string, who: Person, may: Listed['who'][]][] = [
  ['a stranger', people.stranger, ['Anyone']],
  ['a member', people.he, ['Anyone', 'Member']],
  ['another leader', people.ding, ['Anyone', 'Member', 'Leader']],
  ['a leader of the other region', people.shen, ['Anyone', 'Member', 'Leader']],
  ['staff of the other region', people.meng, ['Anyone', 'Member', 'Staff']],
]

/** Collections in which an action leaves something of the caller's own, and only that. */
const own: Record<string, string[]> = {
  'member/join': ['identities', 'members', 'consents'],
  'member/consent': ['identities', 'consents'],
  'member/profile': ['members', 'identities'],
  'member/grant': ['grants'],
  'member/inbox': ['notices'],
  // A wrong code is counted, whoever types it.
  'staff/claim': ['claims'],
}
const actions = listActions()

let shop: Shop
let foreign: Foreign
let inputs: Record<string, object>
/** What nobody outside may read: other people's ids, homes, names, codes, numbers. */
let secrets: { what: string; text: string }[]
let tried = 0

beforeAll(async () => {
  await buildFunctions()
  shop = await openShop({ inProcess: { seed: 1 } })
  foreign = await liveInTheEast(shop)
  inputs = inputsFor(foreign, shop.cloud.clock.now())
  const victims = [people.lin, people.zhou, people.jiang]
  const members = shop.all<{ _id: string; household: string; name: string }>('members')
  secrets = [
    ...Object.values(people).map(({ openid }) => ({ what: 'an openid', text: openid })),
    ...victims.flatMap(({ memberId }) => {
      const member = members.find(({ _id }) => _id === memberId)!
      return [
        { what: 'a household', text: member.household },
        { what: 'a name', text: member.name },
        { what: 'a member id', text: memberId },
      ]
    }),
    ...shop.all<{ _id: string }>('orders').map(({ _id }) => ({ what: 'an order id', text: _id })),
    { what: 'a code', text: foreign.code },
  ]
})
afterAll(() => shop.close())

async function attempt(caller: Person, { function: name, action }: Listed, extra: object): Promise<unknown> {
  const key = `${name}/${action}`
  // A stranger who became a member is none any more: each try is another one.
  const who = caller.memberId ? caller : { ...caller, openid: `${caller.openid}${tried}` }
  const input = { ...inputs[key], ...extra }
  const before = snapshot(shop)
  const reply = await shop.as(who).reply(name, action, input)
  tried += 1
  const told = JSON.stringify(reply)
  // Her own words come back to her; everything else must not be there.
  const given = JSON.stringify(inputs[key])
  for (const { what, text } of secrets)
    if (text !== who.openid && !given.includes(text))
      expect(told.includes(text), `${what} ${text} in ${told}`).toBe(false)
  if (!who.memberId) expect(told).not.toMatch(/1\d{10}(?!\d)/)
  const changed = moved(before, snapshot(shop)).filter(place => {
    if (!own[key]?.includes(place.split('/')[0]!)) return true
    const mine = snapshot(shop).get(place)!
    return !(
      mine.includes(who.openid) ||
      (who.memberId && mine.includes(who.memberId)) ||
      key === 'staff/claim' ||
      key === 'member/join'
    )
  })
  expect(changed, `${key} moved`).toEqual([])
  return reply
}

describe('whoever asks for what is not hers', () => {
  it('is tried with every action there is', () => {
    const known = actions.map(({ function: name, action }) => `${name}/${action}`).sort()
    expect(Object.keys(inputs).sort()).toEqual(known)
    const door = ({ function: name, action, who }: Listed) =>
      (name !== 'leader' || who === 'Leader') &&
      (name !== 'staff' || who === 'Staff' || who === 'HeadOffice' || action === 'claim') &&
      (name !== 'shop' || who === 'Staff' || who === 'HeadOffice') &&
      (name !== 'order' || who === 'Member') &&
      (name !== 'survey' || who === 'Member')
    expect(actions.filter(each => !door(each))).toEqual([])
  })

  describe.each(callers)('%s', (_, who, may) => {
    it.each(actions.map(each => [`${each.function}/${each.action}`, each] as const))(
      'reads and moves nothing of others by %s, whatever she adds to it (C-70)',
      async (_name, listed) => {
        const plain = await attempt(who, listed, {})
        const forged = await attempt(who, listed, forgery(people.lin))
        if (may.includes(listed.who)) return
        for (const reply of [plain, forged]) {
          expect(reply).toMatchObject({ ok: false })
          const { refusal } = reply as { refusal: { code: string } }
          expect(['not-a-member', 'consent-needed', 'forbidden']).toContain(refusal.code)
        }
      },
    )
  })

  it('pays what the terms say for an order of her own, not what she writes into the event (C-16)', async () => {
    const input = joinInput({ groupId: foreign.openGroup, lines: [['seasalt', 2]] })
    const reply = await shop.as(people.he).reply('group', 'join', { ...input, ...forgery(people.lin) })
    expect(reply.ok).toBe(true)
    const order = shop.one('orders', input.joinId)
    expect(order).toMatchObject({ memberId: 'mhe', leaderId: 'mchen', payableFen: 960, regionId: 'east' })
    await shop.as(people.he).call('order', 'cancel', { orderId: input.joinId })
    expect(breaches(shop.cloud, { settled: false })).toEqual([])
  })

  it('would find what it looks for: whose it is does read it', async () => {
    const lins = JSON.stringify(await shop.as(people.lin).reply('order', 'get', { orderId: foreign.waiting }))
    const chens = JSON.stringify(await shop.as(people.chen).reply('leader', 'find', { code: foreign.code }))
    const told = (text: string) =>
      secrets.filter(({ text: secret }) => text.includes(secret)).map(({ what }) => what)
    expect(new Set(told(lins))).toEqual(new Set(['an order id', 'a code']))
    expect(new Set(told(chens))).toEqual(new Set(['an order id', 'a name', 'a household']))
  })

  it('was tried often', () => {
    console.log(`${tried} forged calls`)
    expect(tried).toBe(actions.length * callers.length * 2)
  })
})
