import { describe, expect, it } from 'vitest'
import { planCrate } from '../../../../src/components/crate/contents.ts'
import { byGroup } from '../../../../src/pages/leader/commission/by-group.ts'
import {
  awaitedWords,
  commissionBase,
  commissionState,
  groupHeading,
  joinedWords,
  lastWords,
  lateTitle,
  posterTimes,
  posterWords,
  ruleNote,
  ruleWords,
  shareTitle,
} from '../../../../src/pages/leader/words.ts'
import { partsWords } from '../../../../src/texts/words.ts'
import type { CommissionRow } from '../../../../contracts/leader.ts'
import type { GroupRule } from '../../../../domain/group/types.ts'
import type { Fen } from '../../../../domain/money/types.ts'

const fen = (amount: number) => amount as Fen
/** 2026-05-21 14:31 in Shanghai, a Thursday. */
const now = Date.UTC(2026, 4, 21, 6, 31)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const tonight = Date.UTC(2026, 4, 21, 12)
const plan = (rule: GroupRule, units: number) =>
  planCrate({ rule, crateSize: 24, joined: [{ key: 'a', surname: '周', units, fen: units * 460 }] })

describe('what a group asks for', () => {
  it('is said in its own measure', () => {
    expect(ruleWords({ by: 'units', target: 24 })).toBe('满 24 瓶成团')
    expect(ruleWords({ by: 'cases', target: 2 })).toBe('满 2 箱成团')
    expect(ruleWords({ by: 'people', target: 12 })).toBe('满 12 人成团')
    expect(ruleWords({ by: 'amount', targetFen: fen(60_000) })).toBe('满 ¥600 成团')
  })

  it('tells how large a crate is only where crates are counted', () => {
    expect(ruleNote({ by: 'cases', target: 2 }, 24)).toBe('一箱 24 瓶，任意搭配')
    expect(ruleNote({ by: 'units', target: 24 }, 24)).toBe('任意搭配')
  })

  it('says how the last one went, also when it failed', () => {
    const last = { at: now - 7 * DAY, units: 31, people: 9, outcome: 'formed' as const }
    expect(lastWords(last, now)).toBe('5 月 14 日，9 家 31 瓶，成了')
    expect(lastWords({ ...last, outcome: 'failed' }, now)).toBe('5 月 14 日，9 家 31 瓶，没成')
  })
})

describe('a running group on the desk', () => {
  const crate = (rule: GroupRule, people: number) => ({
    rule,
    crateSize: 24,
    caps: [],
    totals: { units: 19, fen: fen(8_520), people, orders: 4 },
    missing: 5,
  })

  it('says who is in and when it ends', () => {
    expect(joinedWords({ crate: crate({ by: 'units', target: 24 }, 4), endsAt: tonight }, now)).toBe(
      '4 家 19 瓶，今晚 20:00 截',
    )
  })

  it('counts money when money is what it waits for', () => {
    expect(
      joinedWords({ crate: crate({ by: 'amount', targetFen: fen(60_000) }, 4), endsAt: tonight }, now),
    ).toBe('4 家 ¥85.20，今晚 20:00 截')
  })

  it('claims nobody before the first order, and no deadline that is over', () => {
    const empty = { crate: crate({ by: 'units', target: 24 }, 0), endsAt: now - HOUR }
    expect(joinedWords(empty, now)).toBe('还没有人下单，今天 13:31 已截单')
  })
})

describe('what is handed around', () => {
  it('says the present number and the deadline on the card', () => {
    expect(shareTitle(plan({ by: 'units', target: 24 }, 19), tonight, now)).toBe(
      '还差 5 瓶成箱，今晚 20:00 截',
    )
  })

  it.each([
    [{ by: 'units', target: 24 } as const, 19, ['还差 5 瓶', '就装满一箱']],
    [{ by: 'cases', target: 2 } as const, 19, ['还差 29 瓶', '就成团']],
    [{ by: 'people', target: 12 } as const, 1, ['还差 11 人', '就成团']],
    [{ by: 'amount', targetFen: fen(60_000) } as const, 10, ['还差 ¥554.00', '就成团']],
    [{ by: 'units', target: 24 } as const, 24, ['这箱已经成了', '还能再带几瓶']],
  ])('puts a group %j with %i bottles on a poster in two lines', (rule, units, lines) => {
    expect(posterWords(plan(rule, units))).toEqual(lines)
  })

  it('writes dates on paper, because tonight is another day tomorrow', () => {
    expect(posterTimes(tonight, tonight + 20 * HOUR, now)).toEqual([
      '5 月 21 日 20:00 截单',
      '5 月 22 日 16:00 起取',
    ])
  })
})

describe('the stairs', () => {
  it('names who is awaited, and where when the building is no number', () => {
    const sheet = { building: '3', names: ['许姐', '丁工'], done: 4, all: 6 }
    expect(awaitedWords(sheet)).toBe('等许姐、丁工')
    expect(awaitedWords({ ...sheet, building: '梧桐苑东区' })).toBe('梧桐苑东区，等许姐、丁工')
    expect(awaitedWords({ ...sheet, building: '', names: [] })).toBe('没写门牌，都交完了')
  })

  it('never says yesterday of what waits longer', () => {
    const late = { orderId: 'o', name: '方姐', household: '', units: 6, since: now - DAY }
    expect(lateTitle([late], now)).toBe('昨天没取')
    expect(lateTitle([late, { ...late, since: now - 2 * DAY }], now)).toBe('前几天没取')
  })

  it('counts pieces when an opener lies among the bottles', () => {
    expect(partsWords(9, [{ quantity: 4 }, { quantity: 5 }])).toBe('9 瓶')
    expect(partsWords(9, [{ quantity: 9 }, { quantity: 1 }])).toBe('10 件')
    expect(partsWords(24, [{ quantity: 1 }])).toBe('1 件')
  })
})

describe('a line of commission', () => {
  const line = (name: string, base: number, rateBp = 800) => ({
    name,
    baseFen: fen(base),
    rateBp,
    fen: fen(Math.floor((base * rateBp) / 10_000)),
  })
  const row = (change: Partial<CommissionRow>): CommissionRow => ({
    orderId: 'o',
    name: '林晚',
    groupId: 'g1',
    groupTitle: '周四汽水团',
    collectFrom: now,
    at: now,
    state: 'pending',
    dueAt: null,
    fen: fen(293),
    lines: [line('橘子', 1_567), line('海盐', 1_227), line('荔枝', 886)],
    ...change,
  })

  it('stands under its own group, told from last week’s by the day its goods are handed out', () => {
    const rows = [
      row({ orderId: 'a' }),
      row({ orderId: 'b', groupId: 'g0', collectFrom: now - 7 * DAY }),
      row({ orderId: 'c' }),
    ]
    const groups = byGroup(rows).map(({ title, collectFrom, rows: its }) => [
      groupHeading(title, collectFrom, now),
      its.map(({ orderId }) => orderId).join(''),
    ])
    expect(groups).toEqual([
      ['5 月 21 日取 · 周四汽水团', 'ac'],
      ['5 月 14 日取 · 周四汽水团', 'b'],
    ])
  })

  it('shows base, rate and rounding (C-34)', () => {
    expect(commissionBase(row({}))).toBe('实付 ¥36.80 × 8%，每样舍到分')
    expect(commissionBase(row({ lines: [line('橘子', 1_840)] }))).toBe('实付 ¥18.40 × 8%，舍到分')
    expect(commissionBase(row({ lines: [line('橘子', 1_000), line('海盐', 1_000, 1_250)] }))).toBe(
      '实付 ¥20.00 × 各自的比例，每样舍到分',
    )
  })

  it('shows her own purchase as not counted (C-32)', () => {
    const own = row({ fen: fen(0), lines: [line('荔枝', 1_560, 0)] })
    expect(commissionBase(own)).toBe('实付 ¥15.60，自己买的不计')
    expect(commissionState(own, 7, now)).toBe('不计佣金')
  })

  it('says when it may be counted on, from the day it was fetched (C-35)', () => {
    expect(commissionState(row({}), 7, now)).toBe('取货 7 天后到账上')
    expect(commissionState(row({ dueAt: now + 7 * DAY }), 7, now)).toBe('5 月 28 日到账上')
    expect(commissionState(row({ state: 'due', dueAt: now - DAY }), 7, now)).toBe('已到账上')
    expect(commissionState(row({ state: 'voided' }), 7, now)).toBe('退款了，不计')
  })
})
