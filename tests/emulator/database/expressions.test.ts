import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

/** Expressions of pipelines as MongoDB computes them. */

const computed = async (doc: object, expression: unknown) => {
  const client = await openClient()
  await client.add('things', doc)
  return (await client.aggregate('things', { $project: { _id: 0, x: expression } }))[0]!.x
}

describe('dates', () => {
  // A Saturday evening in Greenwich, and already Sunday in Shanghai.
  const doc = { _id: 1, at: new Date('2026-01-03T20:00:00Z'), friday: new Date('2027-01-01T00:00:00Z') }
  const zone = (operator: string) => ({ [operator]: { date: '$at', timezone: '+08:00' } })

  it.each<[unknown, unknown]>([
    [{ $year: '$at' }, 2026],
    [{ $year: ['$at'] }, 2026],
    [zone('$dayOfMonth'), 4],
    [{ $week: '$at' }, 0],
    [zone('$week'), 1],
    [{ $isoWeekYear: '$friday' }, 2026],
    [{ $isoWeek: '$friday' }, 53],
    [{ $dateToString: { date: '$at', format: '%Y week %U' } }, '2026 week 00'],
    [{ $dateToString: { date: '$at', format: '%U of %B (%b)', timezone: '+08:00' } }, '01 of January (Jan)'],
    [{ $dateToString: { date: '$friday', format: '%G-%V' } }, '2026-53'],
  ])('%j is %j', async (expression, expected) => {
    expect(await computed(doc, expression)).toBe(expected)
  })

  const parts = 'year month week hour minute second millisecond dayOfMonth dayOfWeek dayOfYear isoWeek'
  it.each(parts.split(' '))('the %s of no date is null', async name => {
    expect(await computed(doc, { [`$${name}`]: '$none' })).toBe(null)
    expect(await computed(doc, { [`$${name}`]: { date: '$none' } })).toBe(null)
  })
})

describe('numbers and documents', () => {
  const doc = { _id: 1, n: 7.9, a: { x: 1, y: 1 }, b: { y: 2 }, text: 'x' }

  it.each<[unknown, unknown]>([
    [{ $trunc: '$n' }, 7],
    [{ $trunc: ['$n', 0] }, 7],
    [{ $round: '$n' }, 8],
    [{ $mergeObjects: ['$a', '$b', '$none'] }, { x: 1, y: 2 }],
    [{ $mergeObjects: '$a' }, { x: 1, y: 1 }],
  ])('%j is %j', async (expression, expected) => {
    expect(await computed(doc, expression)).toEqual(expected)
  })

  it('no text can be merged', async () => {
    const { message } = await refusal(computed(doc, { $mergeObjects: ['$a', '$text'] }))
    expect(message).toMatch('$mergeObjects requires object inputs, but input "x" is of type string')
  })

  it('the documents of a group are merged', async () => {
    const client = await openClient()
    await client.add('things', [doc, { _id: 2, a: { z: 3 } }])
    const group = { $group: { _id: null, all: { $mergeObjects: '$a' } } }
    expect(await client.aggregate('things', group)).toEqual([{ _id: null, all: { x: 1, y: 1, z: 3 } }])
  })
})
