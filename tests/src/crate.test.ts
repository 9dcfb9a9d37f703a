import { describe, expect, it } from 'vitest'
import { gridOf, planCrate, type CrateContents } from '../../src/components/crate/contents.ts'
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
    expect(plan.label).toBe('24 格的箱子，已有 7 瓶，篮里还有 9 瓶没付')
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
  })
})

describe('a crate by people and by amount', () => {
  it('gives a household one slot however often she joins', () => {
    const plan = planCrate(crate({ rule: { by: 'people', target: 12 }, joined: [zhou, wu, zhou] }))
    expect(plan.slots.filter(slot => slot.cap !== 'open')).toHaveLength(2)
    expect(plan.sentence).toBe('还差 10 人成团')
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
