import { describe, expect, it } from 'vitest'
import { gridOf, planCrate, type CrateContents } from '../../src/components/crate/contents.ts'
import { asDecided } from '../../src/components/group-line/as-decided.ts'
import { crateSvg, smallCaps } from '../../src/components/crate/crate-svg.ts'

const zhou = { key: 'zhou', surname: '周', units: 4, fen: 1_840 }
const wu = { key: 'wu', surname: '吴', units: 3, fen: 1_440 }
const me = { key: 'me', surname: '林', units: 9, fen: 3_680, mine: true }
const crate = (change: Partial<CrateContents> = {}): CrateContents => ({
  rule: { by: 'units', target: 24 },
  crateSize: 24,
  joined: [zhou, wu],
  ...change,
})
const caps = (contents: CrateContents) => planCrate(contents).slots.map(slot => slot.cap)

describe('a crate by bottles', () => {
  it('fills in order of payment and keeps a neighbour together', () => {
    expect(caps(crate()).slice(0, 8)).toEqual([1, 1, 1, 1, 2, 2, 2, 'open'])
    expect(planCrate(crate()).sentence).toBe('还差 17 瓶成箱')
  })

  it('counts what is in my basket as coming, but not as paid', () => {
    const plan = planCrate(crate({ basket: { units: 9, fen: 0 } }))
    expect(plan.slots.filter(slot => slot.cap === 'pre')).toHaveLength(9)
    expect(plan.sentence).toBe('还差 8 瓶成箱')
    expect(plan.label).toBe('24 格的箱子，已有 7 瓶')
    expect(plan.full).toBe(false)
  })

  it('is not full before the last bottles are paid', () => {
    const plan = planCrate(crate({ basket: { units: 17, fen: 0 } }))
    expect([plan.full, plan.sentence]).toEqual([false, '付款后就装满'])
    expect(planCrate(crate({ joined: [zhou, wu, { ...me, units: 17 }] })).full).toBe(true)
  })

  it('says what is mine', () => {
    expect(planCrate(crate({ joined: [zhou, wu, me] })).label).toBe('24 格的箱子，已有 16 瓶，其中我的 9 瓶')
  })

  it('draws only the crate being filled once there are more', () => {
    const plan = planCrate(crate({ rule: { by: 'cases', target: 3 }, joined: [{ ...zhou, units: 30 }] }))
    expect(plan.fullBefore).toBe(1)
    expect(plan.slots).toHaveLength(24)
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(6)
    expect(plan.sentence).toBe('还差 42 瓶成团')
  })

  it('begins a second crate for who joins after the group has formed', () => {
    const plan = planCrate(crate({ joined: [{ ...zhou, units: 26 }] }))
    expect([plan.full, plan.fullBefore]).toEqual([true, 1])
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(2)
    expect(plan.sentence).toBe('已满 1 箱，又装 2 瓶')
  })

  it('says nothing of bottles in the next crate before one is paid', () => {
    const plan = planCrate(crate({ joined: [{ ...zhou, units: 24 }], basket: { units: 2, fen: 0 } }))
    expect(plan.slots.map(slot => slot.cap).slice(0, 3)).toEqual(['pre', 'pre', 'open'])
    expect(plan.sentence).toBe('已满 1 箱')
  })

  it('draws the last crate of the target full when my basket completes it with some to spare', () => {
    const plan = planCrate(
      crate({
        rule: { by: 'cases', target: 2 },
        joined: [{ ...zhou, units: 30 }],
        basket: { units: 20, fen: 0 },
      }),
    )
    expect(plan.slots.map(slot => slot.cap)).toEqual([...Array(6).fill(1), ...Array(18).fill('pre')])
    expect([plan.fullBefore, plan.full, plan.sentence]).toEqual([1, false, '付款后就装满'])
  })

  it('shows the full crate once the group is decided, though bottles came after', () => {
    const late = crate({
      joined: [
        { ...zhou, units: 24 },
        { ...wu, units: 1 },
      ],
    })
    const plan = planCrate(asDecided(late, 'formed'))
    expect(plan.slots.every(slot => slot.cap === 1)).toBe(true)
    expect([plan.full, plan.sentence]).toEqual([true, '装满了，成团'])
  })

  it('goes on after a last crate that was smaller than the others', () => {
    const plan = planCrate(crate({ rule: { by: 'units', target: 60 }, joined: [{ ...zhou, units: 62 }] }))
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(2)
    expect([plan.fullBefore, plan.sentence]).toEqual([3, '已满 3 箱，又装 2 瓶'])
  })
})

describe('a crate by people and by amount', () => {
  it('gives a household one slot however often she joins', () => {
    const plan = planCrate(crate({ rule: { by: 'people', target: 12 }, joined: [zhou, wu, zhou] }))
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(2)
    expect(plan.sentence).toBe('还差 10 人成团')
  })

  it('stays full when more neighbours come than it asked for', () => {
    const many = Array.from({ length: 13 }, (_, i) => ({ ...zhou, key: String(i) }))
    const plan = planCrate(crate({ rule: { by: 'people', target: 12 }, joined: many }))
    expect(plan.slots.every(slot => slot.cap !== 'open')).toBe(true)
    expect(plan.sentence).toBe('人齐了，成团')
  })

  it('fills a step only when it is fully paid, and says the exact rest', () => {
    const plan = planCrate(
      crate({
        rule: { by: 'amount', targetFen: 60_000 },
        joined: [
          { ...zhou, fen: 30_000 },
          { ...wu, fen: 21_360 },
        ],
      }),
    )
    expect(plan.slots).toHaveLength(12)
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(10)
    expect(plan.sentence).toBe('还差 ¥86.40 成团')
  })

  it('ends the last step at the target, however steps divide it', () => {
    const plan = planCrate(
      crate({ rule: { by: 'amount', targetFen: 35_000 }, joined: [{ ...zhou, fen: 35_000 }] }),
    )
    expect(plan.slots.every(slot => slot.cap !== 'open')).toBe(true)
    expect(plan.sentence).toBe('满额了，成团')
  })
})

describe('the drawing', () => {
  it('knows the three usual crates', () => {
    expect([12, 24, 48, 30].map(gridOf)).toEqual([
      { columns: 4, rows: 3 },
      { columns: 6, rows: 4 },
      { columns: 8, rows: 6 },
      { columns: 8, rows: 4 },
    ])
  })

  it('keeps the caps of a small crate short, because they follow every tap', () => {
    const plan = planCrate(crate({ joined: [zhou, wu, me] }))
    expect(smallCaps({ ...plan, wall: 'brand' }).length).toBeLessThan(1_000)
  })

  it('lets no name break out of the picture', () => {
    const plan = planCrate(crate({ joined: [{ ...zhou, surname: '<' }] }))
    expect(crateSvg({ ...plan, wall: 'brand' })).not.toContain('><<')
  })
})
