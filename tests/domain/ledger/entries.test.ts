import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASH, COMMISSION, ODD, POINTS, SALES, ofLeader, ofMember } from '../../../domain/ledger/accounts'
import {
  commissionEntry,
  entryId,
  movedOn,
  oddPaymentEntry,
  paymentEntry,
  pointsEntry,
  refundEntry,
  sumOf,
} from '../../../domain/ledger/entries'
import type { Entry } from '../../../domain/ledger/types'
import type { Points } from '../../../domain/money/types'
import { fen, START } from '../../support/world'

const points = (amount: number) => amount as Points
const of = { orderId: 'o1', memberId: 'mlin', leaderId: 'mchen', regionId: 'east' }

const all = (amount: number): Entry[] => [
  paymentEntry(of, '420', fen(amount), START),
  oddPaymentEntry(of, '421', fen(amount), START),
  refundEntry(of, 'r1', fen(amount), START),
  refundEntry(of, 'r2', fen(amount), START, true),
  pointsEntry(of, points(amount), START),
  commissionEntry(of, fen(amount), START),
]

/** What one entry moved on every account it names. */
const moved = ({ postings }: Entry) =>
  Object.fromEntries(postings.map(({ account, amount }) => [account, amount]))

describe('the ledger', () => {
  it('moves every amount from somewhere to somewhere: postings sum to zero (C-31)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), amount => {
        for (const { postings } of all(amount)) {
          expect(sumOf(postings)).toBe(0)
          expect(postings.map(posting => posting.amount).sort((a, b) => a - b)).toEqual([-amount, amount])
        }
      }),
    )
  })

  it('sees that postings do not sum to zero', () => {
    expect(
      sumOf([
        { account: CASH, amount: 460 },
        { account: SALES, amount: -450 },
      ]),
    ).toBe(10)
    expect(sumOf([{ account: CASH, amount: 460 }])).toBe(460)
  })

  it.each([0.5, 0, -1, Number.NaN, 2 ** 53])(
    'takes no part of a fen, nothing and no negative amount: not %d',
    amount => {
      expect(() => paymentEntry(of, '420', fen(amount), START)).toThrow(`a posting of ${amount} `)
    },
  )

  it('takes a single fen', () => {
    expect(moved(paymentEntry(of, '420', fen(1), START))).toEqual({ cash: 1, sales: -1 })
  })

  it('gives back what a refund returns, on the accounts of its payment', () => {
    const [paid, odd, back, oddBack] = all(460)
    for (const account of [CASH, SALES, ODD]) {
      expect(movedOn(paid!, account) + movedOn(back!, account)).toBe(0)
      expect(movedOn(odd!, account) + movedOn(oddBack!, account)).toBe(0)
    }
  })

  it('adds up what was moved on one account and nothing of the others', () => {
    const entry = paymentEntry(of, '420', fen(460), START)
    expect([movedOn(entry, CASH), movedOn(entry, SALES), movedOn(entry, ODD)]).toEqual([460, -460, 0])
    const twice = { ...entry, postings: [...entry.postings, { account: CASH, amount: 40 }] }
    expect(movedOn(twice, CASH)).toBe(500)
  })
})

describe('the accounts of the ledger', () => {
  it('keep the names under which they were booked so far', () => {
    expect([CASH, ODD, SALES, COMMISSION, POINTS]).toEqual(['cash', 'odd', 'sales', 'commission', 'points'])
    expect([ofMember('mlin'), ofLeader('mlin')]).toEqual(['member:mlin', 'leader:mlin'])
  })
})

describe('an entry', () => {
  it('of a payment says what was paid, by whom, for which order and when', () => {
    expect(paymentEntry(of, '420', fen(460), START)).toEqual({
      _id: 'payment-420',
      at: START,
      what: 'payment',
      unit: 'fen',
      postings: [
        { account: 'cash', amount: 460 },
        { account: 'sales', amount: -460 },
      ],
      ...of,
    })
  })

  it('says nothing else of an order than whose it is', () => {
    const more = { ...of, household: '3-601' }
    expect(paymentEntry(more, '420', fen(460), START)).not.toHaveProperty('household')
  })

  it.each<[string, number, Partial<Entry>, Record<string, number>]>([
    ['a payment sells', 0, { what: 'payment', unit: 'fen' }, { sales: -460, cash: 460 }],
    [
      'a payment that does not fit sells nothing',
      1,
      { what: 'payment', unit: 'fen' },
      { odd: -460, cash: 460 },
    ],
    ['a refund takes a sale back', 2, { what: 'refund', unit: 'fen' }, { cash: -460, sales: 460 }],
    [
      'a refund of a payment that does not fit takes no sale back',
      3,
      { what: 'refund', unit: 'fen' },
      { cash: -460, odd: 460 },
    ],
    [
      'points go from the brand to the member',
      4,
      { what: 'points-earned', unit: 'points' },
      { points: -460, 'member:mlin': 460 },
    ],
    [
      'commission goes from the brand to the leader',
      5,
      { what: 'commission-due', unit: 'fen' },
      { commission: -460, 'leader:mchen': 460 },
    ],
  ])('%s', (_, index, said, accounts) => {
    const entry = all(460)[index]!
    expect(entry).toMatchObject({ ...said, ...of, at: START })
    expect(moved(entry)).toEqual(accounts)
  })

  it('is named by what it is and of what, so that the second writer meets the first (C-05)', () => {
    const names = [
      'payment-420',
      'payment-421',
      'refund-r1',
      'refund-r2',
      'points-earned-o1',
      'commission-due-o1',
    ]
    expect(all(460).map(({ _id }) => _id)).toEqual(names)
    expect(entryId('points-earned', 'o1')).toBe(pointsEntry(of, points(36), START)._id)
  })
})
