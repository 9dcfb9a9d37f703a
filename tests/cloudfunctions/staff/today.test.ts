import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MembersOutput, NpsOutput, TodayOutput } from '../../../contracts/staff'
import { paymentEntry, refundEntry } from '../../../domain/ledger/entries'
import { pickupVersion1 } from '../../../domain/survey/pickup'
import type { Invitation, Response } from '../../../domain/survey/types'
import { openShop, type Shop } from '../../support/shop'
import { DAY, fen, HOUR, people, START, type Documents } from '../../support/world'

const east = { orderId: 'o1', memberId: 'mlin', leaderId: 'mchen', regionId: 'east' }
const north = { ...east, regionId: 'north', leaderId: 'mshen' }
/** Midnight of that Thursday in Shanghai. */
const MIDNIGHT = START - 14 * HOUR - 31 * 60_000

describe('the first page of staff', () => {
  let shop: Shop
  const today = (who: typeof people.xu, input = {}) => shop.as(who).call<TodayOutput>('staff', 'today', input)

  beforeAll(async () => {
    shop = await openShop()
    await shop.openGroup({ groupId: 'g1' })
    await shop.openGroup({ groupId: 'g2', endsAt: START + 2 * DAY, leader: 'ding' })
    await shop.openGroup({ groupId: 'gn', leader: 'shen' })
    await shop.put({
      entries: [
        paymentEntry(east, 'o1', fen(3680), MIDNIGHT),
        paymentEntry(east, 'o2', fen(1000), START),
        refundEntry(east, 'r1', fen(460), START),
        // Yesterday's last millisecond, and somebody else's region.
        paymentEntry(east, 'o3', fen(77), MIDNIGHT - 1),
        paymentEntry(north, 'o4', fen(5000), START),
      ].map(entry => ({ ...entry, bookedAt: entry.at })) as unknown as Documents[string],
      survey_versions: [pickupVersion1('青屿', 0)] as unknown as Documents[string],
      surveys: [{ _id: 'pickup', currentVersion: 'pickup@1' }],
    })
    await shop.put(answers('east', [10, 10, 9, 9, 9, 9, 8, 7, 6, 3, 10, 9], START - DAY))
    await shop.put(answers('north', [0, 0], START - DAY))
    await shop.put(answers('east', [0], START - 8 * DAY, 'old'))
  })
  afterAll(() => shop.close())

  it('counts the money of the local day from the ledger, in fen, and of one region only (C-31)', async () => {
    const page = await today(people.xu)
    expect(page.money).toEqual({ paidFen: 4680, refundedFen: 460, netFen: 4220, payments: 2, refunds: 1 })
    expect(page.day).toEqual({ from: MIDNIGHT, to: MIDNIGHT + DAY })
    expect(page).toMatchObject({ regionId: 'east', regions: [{ id: 'east', name: '华东区' }] })
  })

  it('asks once how far the sums reach, for its money and its answers', async () => {
    await today(people.xu)
    const { function: name, trail } = shop.cloud.counters.recent().at(-1)!
    expect(name).toBe('staff')
    expect(trail.filter(({ collection }) => collection === 'settings')).toHaveLength(1)
  })

  it('shows the week’s score with its company (C-63)', async () => {
    const { nps, npsWeek } = await today(people.xu)
    expect(nps).toMatchObject({
      n: 12,
      promoters: 8,
      passives: 2,
      detractors: 2,
      invited: 12,
      answered: 12,
      show: 'greyed',
    })
    expect(nps.score).toBe(50)
    expect(npsWeek).toEqual({ from: MIDNIGHT - 6 * DAY, to: MIDNIGHT + DAY })
    expect((await today(people.meng)).nps).toMatchObject({ n: 2, show: 'counts', score: null })
  })

  it('tells of the answers and the invitations of the same people, also over the edge of a week', async () => {
    const [day, older] = [START - DAY, START - 8 * DAY]
    // Asked last week, answered in this one: her score counts, her invitation was last week's.
    const late = answers('north', [9], day, 'late')
    const asked = (ones: object[] = []) => ones.map(one => ({ ...one, invitedAt: older }))
    await shop.put({
      responses: asked(late['responses']),
      invitations: asked(late['invitations']),
    } as unknown as Documents)
    // Asked this week, and silent.
    const silent = answers('north', [1, 1, 1], day + HOUR, 'silent')['invitations']!
    await shop.put({
      invitations: silent.map(one =>
        one['state'] === 'answered' ? { ...one, state: 'waiting', expiresAt: day + 7 * DAY } : one,
      ),
    })
    expect((await today(people.meng)).nps).toMatchObject({ n: 3, invited: 5, answered: 2 })
  })

  it('shows what runs, the one that ends first in front', async () => {
    const { groups } = await today(people.xu)
    expect(groups).toMatchObject({ running: 2, endingToday: 1 })
    expect(groups.rows.map(row => row.groupId)).toEqual(['g1', 'g2'])
  })

  it('lets head office see all or one, and a region only its own', async () => {
    const all = await today(people.liang)
    expect(all).toMatchObject({ regionId: null, money: { paidFen: 9680 }, groups: { running: 3 } })
    expect(all.regions).toHaveLength(2)
    expect((await today(people.liang, { regionId: 'north' })).money.paidFen).toBe(5000)
    await shop.as(people.xu).refused('staff', 'today', { regionId: 'north' }, 'forbidden')
    await shop.as(people.liang).refused('staff', 'today', { regionId: 'west' }, 'not-found')
  })

  it('opens the score down to the answers behind it', async () => {
    const nps = await shop.as(people.xu).call<NpsOutput>('staff', 'nps')
    expect(nps.distribution).toEqual([0, 0, 0, 1, 0, 0, 1, 1, 1, 5, 3])
    expect(nps.reasons).toEqual([{ id: 'leaking', label: '瓶子漏气', n: 2 }])
    expect(nps.rows).toHaveLength(12)
    expect(
      nps.rows
        .filter(row => row.caseId !== null)
        .map(row => row.score)
        .sort(),
    ).toEqual([3, 6])
    expect(nps.rows.every(row => row.memberName === '林*')).toBe(true)
    expect(nps.questions).toHaveLength(3)
    await shop.as(people.xu).refused('staff', 'nps', { regionId: 'north' }, 'forbidden')
  })

  it('pages through answers without losing or repeating one', async () => {
    await shop.put(answers('north', Array<number>(43).fill(9), START - HOUR, 'page'))
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: NpsOutput = await shop.as(people.meng).call('staff', 'nps', after ? { after } : {})
      seen.push(...page.rows.map(row => row.responseId))
      after = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([46, 46])
  })

  it('shows members with masked names, of one’s own region, and never where they live', async () => {
    const page = await shop.as(people.meng).call<MembersOutput>('staff', 'members')
    expect(page.rows.map(row => row.name).sort()).toEqual(['孟*', '沈*'])
    expect(JSON.stringify(page)).not.toMatch(/3-6\d\d|oTEST/)
    expect((await shop.as(people.liang).call<MembersOutput>('staff', 'members')).rows).toHaveLength(11)
    await shop.as(people.meng).refused('staff', 'members', { regionId: 'east' }, 'forbidden')
  })
})

function answers(regionId: string, scores: number[], at: number, about = 'now'): Documents {
  const of = (n: number) => ({
    _id: `pickup-${regionId}${about}${String(n).padStart(3, '0')}`,
    surveyId: 'pickup',
    versionId: 'pickup@1',
    memberId: 'mlin',
    orderId: `order${n}`,
    groupId: `gold-${regionId}`,
    leaderId: 'mchen',
    regionId,
  })
  const responses: Response[] = scores.map((score, n) => ({
    ...of(n),
    answers: { q1: score, ...(score <= 6 ? { q2: ['leaking'] } : {}) },
    score,
    invitedAt: at,
    // Groups of answers of one instant, so that pages are cut within them.
    answeredAt: at + Math.floor(n / 15),
    todo: {},
    nextDue: null,
    stuck: false,
  }))
  const invitations: Invitation[] = scores.map((_, n) => ({
    ...of(n),
    occasion: 'after-pick-up',
    state: 'answered',
    invitedAt: at,
    expiresAt: at + 7 * DAY,
  }))
  const spared = {
    ...of(999),
    occasion: 'after-pick-up',
    state: 'suppressed',
    why: 'asked-lately',
    invitedAt: at,
  }
  return { responses, invitations: [...invitations, spared] } as unknown as Documents
}
