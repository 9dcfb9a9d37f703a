import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { digest } from '../../cloudfunctions/_kit/hash'
import type { Reply } from '../../contracts/reply'
import type { AuditOutput } from '../../contracts/staff'
import type { Order } from '../../domain/order/types'
import type { Audit } from '../../domain/staff/types'
import { breaches } from '../support/books'
import { joinInput } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { people, type Person } from '../support/world'
import { listActions, type Listed } from './actions'
import { callers, type Caller } from './callers'
import { extrasOf, forgeriesOf } from './forgeries'
import { inputsFor, type Input } from './inputs'
import { belongsTo, isOwn } from './own'
import { idsOf, secretsOf, type Secret } from './secrets'
import { watchShop } from './watch'
import { liveInBoth, type Foreign } from './world'

const closed = ['not-a-member', 'consent-needed', 'forbidden']
const actions = await listActions()
const named = actions.map(each => [`${each.function}/${each.action}`, each] as const)

let shop: Shop
let lives: Record<Caller['of'], Foreign>
let inputs: Record<Caller['of'], Record<string, Input>>
let ids: Record<Caller['of'], string[]>
let secrets: Record<Caller['of'], Secret[]>
let watch: ReturnType<typeof watchShop>
/** Ids that a caller gave to orders of her own, whatever else they are ids of. */
const made = new Set<string>()
const tried = { plain: 0, id: 0, field: 0, extra: 0 }
const sum = () => Object.values(tried).reduce((all, each) => all + each, 0)

beforeAll(async () => {
  await buildFunctions()
  shop = await openShop({ inProcess: { seed: 1 } })
  lives = await liveInBoth(shop)
  // The environment was claimed long ago, and the code got about.
  await shop.put({ claims: [{ _id: 'first', codeHash: digest('123456', 64), by: null, wrong: 0 }] })
  const now = shop.cloud.clock.now()
  inputs = { east: inputsFor(lives.east, now), north: inputsFor(lives.north, now) }
  ids = { east: idsOf(shop, lives.east), north: idsOf(shop, lives.north) }
  secrets = { east: secretsOf(shop, lives.east), north: secretsOf(shop, lives.north) }
  watch = watchShop(shop)
})
afterAll(async () => {
  watch.close()
  await shop.close()
})

/** One call, of which nothing may leak and by which nothing of others may move. */
async function attempt(caller: Caller, listed: Listed, input: Input): Promise<Reply<unknown>> {
  const { function: name, action, audited } = listed
  const key = `${name}/${action}`
  // A stranger who became a member is none any more: each try is another one.
  const who = caller.who.memberId ? caller.who : { ...caller.who, openid: `${caller.who.openid}${sum()}` }
  const reply = await shop.as(who).reply(name, action, input)
  const deed = watch.deed()
  const given = JSON.stringify(input)
  const said = `${key} ${given.slice(0, 600)}`

  // Her own words come back to her, here and in the lines of her region's audit; everything else must not be there.
  const repeats = (field: string) => key === 'staff/audit' && (field === 'target' || field === 'facts')
  const told = JSON.stringify(reply, (field, value: unknown) => (repeats(field) ? undefined : value))
  if (key === 'staff/audit' && reply.ok) {
    const { rows } = reply.data as AuditOutput
    const regions = rows.map(({ id }) => shop.one<Audit>('audits', id).regionId)
    expect(new Set(regions), said).toEqual(new Set(rows.length > 0 ? [caller.regionId] : []))
  }
  for (const { what, text } of secrets[caller.of])
    if (told.includes(text) && text !== who.openid && !given.includes(text) && !made.has(text))
      expect.fail(`${said} tells ${what} ${text}: ${told}`)
  if (!who.memberId) expect(told, said).not.toMatch(/1\d{10}(?!\d)/)

  const code = reply.ok ? 'ok' : reply.refusal.code
  expect(code, `${said}: ${told}`).not.toBe('broken')
  if (!caller.may.includes(listed.who)) expect([...closed, 'bad-input'], said).toContain(code)

  // Staff act on what is their region's, and change nothing of another; everybody else changes what is her own.
  const inNorth = caller.of === 'north'
  const wrong = deed.changes
    .filter(change => !isOwn(key, asMember(who), change))
    .filter(change => !inNorth || belongsTo(lives.north, change))
  expect(wrong, `${said} moved`).toEqual([])

  // One line for one try that got past the door, about herself, with what came of it; none for any other.
  const reached =
    audited && caller.may.includes(listed.who) && code !== 'bad-input' && code !== 'not-a-member'
  expect(deed.rewritten, said).toEqual([])
  const outcome = reply.ok ? 'done' : 'refused'
  // Who acts as a member acts in no region.
  const regionId = listed.who === 'Member' ? null : caller.regionId
  const line = { by: who.memberId, action, outcome, regionId }
  expect(deed.audits, said).toMatchObject(reached ? [line] : [])
  await putBack(key, who, input, reply)
  return reply
}

/** Whoever joined with this call has a number now. */
const asMember = (who: Person): Person => ({
  ...who,
  memberId: who.memberId ?? shop.one<{ memberId: string } | undefined>('identities', who.openid)?.memberId,
})

/** An order of her own costs what the terms say; she gives it back, and her consent too, to be who she was. */
async function putBack(key: string, who: Person, input: Input, reply: Reply<unknown>): Promise<void> {
  if (!reply.ok) return
  if (key === 'member/consent')
    await shop.as(who).call('member', 'consent', { give: true, privacy: 1, agreement: 1 })
  else if (key === 'group/join' && who.memberId) {
    const orderId = input['joinId'] as string
    const { memberId, payableFen, lines } = shop.one<Order>('orders', orderId)
    const priced = joinInput({ lines: lines.map(({ sku, quantity }) => [sku, quantity]) })
    expect({ memberId, payableFen }).toEqual({ memberId: who.memberId, payableFen: priced.expectedFen })
    await shop.as(who).call('order', 'cancel', { orderId })
    made.add(orderId)
  } else return
  watch.deed()
}

describe('whoever asks for what is not hers', () => {
  it('is tried with every action there is', () => {
    expect(Object.keys(inputs.east).sort()).toEqual(named.map(([key]) => key).sort())
    const door = ({ function: name, action, who }: Listed) =>
      (name !== 'leader' || who === 'Leader') &&
      (name !== 'staff' || who === 'Staff' || who === 'HeadOffice' || action === 'claim') &&
      (name !== 'shop' || who === 'Staff' || who === 'HeadOffice') &&
      (name !== 'order' || who === 'Member') &&
      (name !== 'survey' || who === 'Member')
    expect(actions.filter(each => !door(each))).toEqual([])
  })

  describe.each(callers)('$role', caller => {
    it.each(named)(
      'reads and moves nothing of others by %s, whatever she puts into it (C-70)',
      async (key, listed) => {
        const right = inputs[caller.of][key]!
        const plain = await attempt(caller, listed, right)
        tried.plain += 1
        if (!caller.may.includes(listed.who)) expect(closed).toContain(plain.ok ? 'ok' : plain.refusal.code)
        for (const { kind, input } of forgeriesOf(listed.input, right, ids[caller.of], lives[caller.of])) {
          await attempt(caller, listed, input)
          tried[kind] += 1
        }
        expect(watch.whole(), 'what the counters did not see').toEqual([])
      },
    )
  })

  it('pays what the terms say for an order of her own, not what she writes into the event (C-16)', async () => {
    const input = joinInput({ groupId: lives.east.openGroup, lines: [['seasalt', 2]] })
    const reply = await shop.as(people.he).reply('group', 'join', { ...input, ...extrasOf(lives.east) })
    expect(reply.ok).toBe(true)
    const order = shop.one('orders', input.joinId)
    expect(order).toMatchObject({ memberId: 'mhe', leaderId: 'mchen', payableFen: 960, regionId: 'east' })
    await shop.as(people.he).call('order', 'cancel', { orderId: input.joinId })
    expect(breaches(shop.cloud, { settled: false })).toEqual([])
  })

  it('would find what it looks for: whose it is does read it', async () => {
    const { waiting, code } = lives.east
    const lins = JSON.stringify(await shop.as(people.lin).reply('order', 'get', { orderId: waiting }))
    const chens = JSON.stringify(await shop.as(people.chen).reply('leader', 'find', { code }))
    const told = (text: string) =>
      secrets.east.filter(({ text: secret }) => text.includes(secret)).map(({ what }) => what)
    expect(new Set(told(lins))).toEqual(new Set(['an order id', 'a code']))
    expect(new Set(told(chens))).toEqual(new Set(['an order id', 'a name', 'a household']))
  })

  it('lets staff do in their own region what is not theirs in another', async () => {
    const xu = shop.as(people.xu)
    for (const key of ['shop/order', 'shop/group', 'staff/case', 'staff/today', 'shop/find', 'shop/arrive']) {
      const [name, action] = key.split('/') as [string, string]
      const elsewhere = await xu.reply(name, action, inputs.north[key])
      expect(['forbidden', 'not-found'], key).toContain(elsewhere.ok ? 'ok' : elsewhere.refusal.code)
      expect(await xu.reply(name, action, inputs.east[key]), key).toMatchObject({ ok: true })
    }
  })

  it('was tried often', () => {
    const kinds = `${tried.plain} plain, ${tried.id} foreign ids, ${tried.field} forged fields, ${tried.extra} with more`
    console.log(`${sum()} forged calls: ${actions.length} actions × ${callers.length} roles; ${kinds}`)
    expect(tried.plain).toBe(actions.length * callers.length)
    expect(Math.min(...Object.values(tried))).toBeGreaterThan(actions.length)
  })
})
