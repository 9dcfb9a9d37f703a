import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paymentEntry, refundEntry } from '../../../domain/ledger/entries'
import { addUp, answeredSince, dayKey, isEmpty, merge } from '../../../domain/sums/add-up'
import { closedBefore, HOUR, hourOf } from '../../../domain/sums/hours'
import type { Happened, Sum } from '../../../domain/sums/types'
import { DAY, fen, START } from '../../support/world'

const of = { _id: 's', regionId: 'east', span: 'hour' as const, from: START }
const whose = { orderId: 'o1', memberId: 'mlin', leaderId: 'mchen', regionId: 'east' }
const midnightOf = (at: number) => Math.floor(at / DAY) * DAY
const nothing: Happened = { entries: [], responses: [], invited: 0 }
const sum = (happened: Partial<Happened>): Sum => addUp(of, { ...nothing, ...happened }, midnightOf)
const said = (score: number, q2: string[] = [], invitedAt = START) => ({
  score,
  answers: { q1: score, q2, q3: '瓶子漏了' },
  invitedAt,
})

describe('what one span adds up to', () => {
  it('counts money on the day it moved, whenever it was written down, and never a person’s account', () => {
    const { days } = sum({
      entries: [
        paymentEntry(whose, 'p1', fen(3680), START),
        paymentEntry(whose, 'p2', fen(20), START - DAY),
        refundEntry(whose, 'r1', fen(460), START),
        refundEntry(whose, 'r2', fen(40), START),
      ],
    })
    const today = days[dayKey(midnightOf(START))]!
    expect(today.payment).toMatchObject({ n: 1, accounts: { cash: 3680 } })
    expect(today.refund).toMatchObject({ n: 2, accounts: { cash: -500 } })
    expect(days[dayKey(midnightOf(START) - DAY)]!.payment).toMatchObject({ n: 1, accounts: { cash: 20 } })
    const accounts = Object.values(today).flatMap(moved => Object.keys(moved.accounts))
    expect(accounts.filter(account => account.includes(':'))).toEqual([])
  })

  it('counts each score, and each answer on the day she was asked', () => {
    const { scores, answered, invited } = sum({
      responses: [said(10), said(10), said(0, [], START - 3 * DAY)],
      invited: 7,
    })
    expect(scores).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
    expect(answered).toEqual({
      [dayKey(midnightOf(START))]: 2,
      [dayKey(midnightOf(START - 3 * DAY))]: 1,
    })
    expect(invited).toBe(7)
    expect([-3, -2, 0, 1].map(days => answeredSince({ answered }, midnightOf(START) + days * DAY))).toEqual([
      3, 2, 2, 0,
    ])
  })

  it('keeps the reasons of low scores only: up to six, every option she chose, no words of hers', () => {
    const { reasons } = sum({
      responses: [said(6, ['late', 'leaking']), said(0, ['late']), said(7, ['late']), said(10, ['tasty'])],
    })
    expect(reasons).toEqual({ q2: { late: 2, leaking: 1 } })
  })

  it('is not worth a document only when nothing was booked, asked or answered', () => {
    expect(isEmpty(sum({}))).toBe(true)
    expect(isEmpty(sum({ invited: 1 }))).toBe(false)
    expect(isEmpty(sum({ responses: [said(0)] }))).toBe(false)
    expect(isEmpty(sum({ entries: [paymentEntry(whose, 'p1', fen(1), START)] }))).toBe(false)
  })
})

const instants = fc.integer({ min: START - 9 * DAY, max: START })
const entry = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 1_000_000 }), instants)
  .map(([paid, amount, at]) => (paid ? paymentEntry : refundEntry)(whose, `${amount}`, fen(amount), at))
const response = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.subarray(['late', 'leaking', 'price']), instants)
  .map(([score, q2, at]) => said(score, q2, at))
const happened = fc.record({
  entries: fc.array(entry, { maxLength: 6 }),
  responses: fc.array(response, { maxLength: 6 }),
  invited: fc.nat(20),
})

describe('several spans as one', () => {
  it('come to what everything in them adds up to, however it was cut', () => {
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 5 }), parts => {
        const all: Happened = {
          entries: parts.flatMap(({ entries }) => entries),
          responses: parts.flatMap(({ responses }) => responses),
          invited: parts.reduce((n, { invited }) => n + invited, 0),
        }
        expect(
          merge(
            of,
            parts.map(part => addUp(of, part, midnightOf)),
          ),
        ).toEqual(addUp(of, all, midnightOf))
      }),
    )
  })

  it('leave the sums they are made of as they were', () => {
    const one = sum({ entries: [paymentEntry(whose, 'p1', fen(5), START)], responses: [said(3, ['late'])] })
    const before = structuredClone(one)
    merge(of, [one, one])
    expect(one).toEqual(before)
  })
})

describe('an hour', () => {
  it('begins on the hour, and is closed five minutes after its end', () => {
    const hour = 400_000 * HOUR
    expect([hourOf(hour), hourOf(hour + HOUR - 1)]).toEqual([hour, hour])
    expect(closedBefore(hour + HOUR + 5 * 60_000 - 1)).toBe(hour)
    expect(closedBefore(hour + HOUR + 5 * 60_000)).toBe(hour + HOUR)
  })
})
