import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  earn,
  emptyWallet,
  missingPoints,
  openLots,
  openPoints,
  owe,
  walletOfLeader,
  walletOfMember,
} from '../../../domain/ledger/wallet'
import type { Wallet } from '../../../domain/member/types'
import type { Points } from '../../../domain/money/types'
import { fen } from '../../support/world'

const points = (amount: number) => amount as Points
const earning = (orderId: string, amount: number, over: { at?: number; expiresAt?: number } = {}) => ({
  orderId,
  points: points(amount),
  at: 1,
  expiresAt: 900,
  ...over,
})
const ids = (wallet: Wallet) => wallet.lots.map(({ id }) => id)

describe('a wallet', () => {
  it('has nothing in it at first', () => {
    const wallet = emptyWallet('mlin')
    expect(wallet).toMatchObject({ _id: 'mlin', rev: 0, lots: [], debt: 0, commissionFen: 0, outbox: {} })
    expect([openPoints(wallet, 1), missingPoints(wallet)]).toEqual([0, 0])
  })

  it('is another one for what somebody earns as a leader', () => {
    expect([walletOfMember('mchen'), walletOfLeader('mchen')]).toEqual(['mchen', 'leader-mchen'])
  })

  it('keeps a lot under its order, with when it was earned and when it ends', () => {
    expect(earn(emptyWallet('mlin'), earning('o1', 36)).lots).toEqual([
      { id: 'o1', orderId: 'o1', points: 36, open: 36, earnedAt: 1, expiresAt: 900 },
    ])
  })

  it('leaves the wallet it began with as it was', () => {
    const before = earn(emptyWallet('mlin'), earning('o1', 36))
    earn(before, earning('o2', 12, { expiresAt: 500 }))
    expect(ids(before)).toEqual(['o1'])
  })

  it('keeps lots by their end, and forgets those that have ended (C-44)', () => {
    const first = earn(emptyWallet('mlin'), earning('o1', 36))
    const wallet = earn(first, earning('o2', 12, { at: 2, expiresAt: 500 }))
    expect(openLots(wallet, 499).map(lot => lot.id)).toEqual(['o2', 'o1'])
    expect([openPoints(wallet, 499), openPoints(wallet, 500)]).toEqual([48, 36])
    expect([openPoints(wallet, 899), openPoints(wallet, 900)]).toEqual([36, 0])
  })

  it('puts the one earned first in front of one with the same end, whichever came in first', () => {
    const [early, late] = [earning('o2', 1, { at: 1 }), earning('o1', 1, { at: 2 })]
    expect(ids(earn(earn(emptyWallet('mlin'), late), early))).toEqual(['o2', 'o1'])
    expect(ids(earn(earn(emptyWallet('mlin'), early), late))).toEqual(['o2', 'o1'])
  })

  it('puts lots of the same moment in the order of their names, whichever came in first', () => {
    const [one, two] = [earning('o1', 1), earning('o2', 1)]
    expect(ids(earn(earn(emptyWallet('mlin'), two), one))).toEqual(['o1', 'o2'])
    expect(ids(earn(earn(emptyWallet('mlin'), one), two))).toEqual(['o1', 'o2'])
  })

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('earns whole points only: not %d', amount => {
    expect(() => earn(emptyWallet('mlin'), earning('o1', amount))).toThrow(`${amount} points`)
  })

  it('earns a single point', () => {
    expect(openPoints(earn(emptyWallet('mlin'), earning('o1', 1)), 1)).toBe(1)
  })
})

describe('a debt of points (C-46)', () => {
  const indebted = { ...emptyWallet('mlin'), issued: points(10), spent: points(10), debt: points(10) }

  it('is paid from the next earning before anything can be used', () => {
    const wallet = earn(indebted, earning('o1', 36))
    expect(wallet).toMatchObject({ issued: 46, reversed: 10, debt: 0 })
    expect(openPoints(wallet, 1)).toBe(26)
    expect(missingPoints(wallet)).toBe(0)
  })

  it('takes all of an earning that is not more, and leaves no lot to use', () => {
    const less = earn(indebted, earning('o1', 9))
    expect(less).toMatchObject({ reversed: 9, debt: 1 })
    const same = earn(indebted, earning('o1', 10))
    expect(same).toMatchObject({ reversed: 10, debt: 0 })
    for (const wallet of [less, same]) expect([openLots(wallet, 1), ids(wallet)]).toEqual([[], ['o1']])
  })
})

describe('what a wallet holds', () => {
  it('is right whatever was earned: issued = open + held + spent + expired + reversed', () => {
    const some = fc.record({
      amount: fc.integer({ min: 1, max: 500 }),
      life: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(fc.array(some), fc.nat(300), (all, debt) => {
        const start = {
          ...emptyWallet('mlin'),
          issued: points(debt),
          spent: points(debt),
          debt: points(debt),
        }
        const wallet = all.reduce(
          (sum, { amount, life }, at) => earn(sum, earning(`o${at}`, amount, { at, expiresAt: at + life })),
          start,
        )
        expect(missingPoints(wallet)).toBe(0)
        expect(wallet.debt).toBeGreaterThanOrEqual(0)
        expect(wallet.issued).toBe(debt + all.reduce((sum, { amount }) => sum + amount, 0))
        const ends = wallet.lots.map(({ expiresAt }) => expiresAt)
        expect(ends).toEqual([...ends].sort((a, b) => a - b))
      }),
    )
  })

  it.each(['held', 'spent', 'expired', 'reversed'] as const)(
    'is short by points that are %s twice',
    where => {
      const wallet = earn(emptyWallet('mlin'), earning('o1', 36))
      expect(missingPoints({ ...wallet, [where]: points(12) })).toBe(-12)
    },
  )

  it('misses points that were issued and are nowhere', () => {
    expect(missingPoints({ ...emptyWallet('mlin'), issued: points(5) })).toBe(5)
  })

  it('still counts what is open of a lot that has ended, until it is booked as expired', () => {
    const wallet = earn(emptyWallet('mlin'), earning('o1', 36, { expiresAt: 2 }))
    expect([openPoints(wallet, 2), missingPoints(wallet)]).toEqual([0, 0])
  })
})

describe('a commission that has become due', () => {
  it('is added to what is owed', () => {
    expect(owe(owe(emptyWallet('leader-mchen'), fen(294)), fen(1)).commissionFen).toBe(295)
  })

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('is whole fen: not %d (C-31)', amount => {
    expect(() => owe(emptyWallet('leader-mchen'), fen(amount))).toThrow(`${amount} fen`)
  })
})
