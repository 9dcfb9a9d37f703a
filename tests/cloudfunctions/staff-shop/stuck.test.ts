import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../cloudfunctions/_effects/registry'
import { ofIdentity } from '../../../cloudfunctions/_effects/of-identity'
import { ofImport } from '../../../cloudfunctions/_effects/of-import'
import type { StuckOutput, TodayOutput } from '../../../contracts/staff'
import type { Identity, Member } from '../../../domain/member/types'
import { MOST_TRIES } from '../../../domain/todo/after-failure'
import { todoWord } from '../../../src/texts/staff/words'
import { openShop, type Shop } from '../../support/shop'
import { HOUR, people, START, type Documents } from '../../support/world'

const { liang, xu, lin } = people
const HELD = 'o-whoever-moved'
const failing = { due: START, tries: 0 }
/** To-dos whose document is missing what they need, as long as nobody brings it. */
const carriers = {
  identities: [
    {
      _id: HELD,
      memberId: 'mmoved',
      name: '向晴',
      surname: '向',
      consent: null,
      leader: false,
      staff: false,
      profile: { household: '5-601' },
      woken: 1,
      todo: { 'keep-profile': failing },
      nextDue: START,
      stuck: false,
    },
  ],
  imports: [
    {
      _id: 'importofyesterday01',
      by: 'mliang',
      at: START,
      state: 'writing',
      todo: { 'write-foods': failing },
      nextDue: START,
      stuck: false,
    },
  ],
} as unknown as Documents

describe('what is stuck and belongs to no region', () => {
  let shop: Shop
  const stuck = (who: typeof xu, input = {}) => shop.as(who).call<StuckOutput>('shop', 'stuck', input)
  const counted = async (who: typeof xu, input = {}) =>
    (await shop.as(who).call<TodayOutput>('staff', 'today', input)).stuck

  beforeAll(async () => {
    shop = await openShop()
    await shop.put(carriers)
    for (let tries = 0; tries < MOST_TRIES; tries += 1) await shop.cloud.clock.advance(2 * HOUR)
  })
  afterAll(() => shop.close())

  it('is seen by head office, by the member and not by the openid, and as many as today counts', async () => {
    const { rows, next } = await stuck(liang)
    expect(rows).toMatchObject([
      { kind: 'identity', id: 'mmoved', todo: 'keep-profile', watched: true },
      { kind: 'import', id: 'importofyesterday01', todo: 'write-foods', watched: true },
    ])
    expect(rows[0]!.lastError).toBe('mmoved has no member document')
    expect(JSON.stringify(rows)).not.toContain(HELD)
    expect(next).toBeNull()
    expect(await counted(liang)).toBe(rows.length)
  })

  it('is nothing to a region, nor to head office while it looks at one', async () => {
    for (const [who, input] of [[xu], [liang, { regionId: 'east' }]] as const) {
      expect((await stuck(who, input)).rows).toEqual([])
      expect(await counted(who, input)).toBe(0)
    }
    const wish = { kind: 'identity', id: 'mmoved', todo: 'keep-profile' }
    await shop.as(xu).refused('shop', 'retry', wish, 'not-found')
    await shop.as(lin).refused('shop', 'retry', wish, 'forbidden')
    // Staff know it by the member's id; the openid is no name for it.
    await shop.as(liang).refused('shop', 'retry', { ...wish, id: 'ohead' }, 'not-found')
  })

  it('is tried again at her wish, and done when what it lacked is there', async () => {
    const wish = { kind: 'identity', id: 'mmoved', todo: 'keep-profile' }
    expect(await shop.as(liang).call('shop', 'retry', wish)).toEqual({ done: false })
    const member = shop.one<Member>('members', lin.memberId)
    await shop.put({ members: [{ ...member, _id: 'mmoved' }] } as unknown as Documents)
    expect(await shop.as(liang).call('shop', 'retry', wish)).toEqual({ done: true })
    expect(shop.one<Member>('members', 'mmoved').household).toBe('5-601')
    expect(shop.one<Identity>('identities', HELD)).toMatchObject({ todo: {}, nextDue: null, stuck: false })
    const [audit] = shop.all<{ target: string }>('audits', { action: 'retry' })
    expect(audit!.target).toBe('identities/mmoved')
    expect((await stuck(liang)).rows).toMatchObject([{ kind: 'import' }])
  })
})

describe('whatever can be stuck', () => {
  const names = [...Object.values(kinds), ofIdentity, ofImport].flatMap(kind => kind.names)

  it.each(names)('%s has words for staff', name => {
    expect(todoWord(name)).toMatch(/^[\p{Script=Han}，]+$/u)
  })
})
