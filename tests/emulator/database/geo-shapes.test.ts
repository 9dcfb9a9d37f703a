import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

type Corner = [longitude: number, latitude: number]

const point = (at: Corner) => ({ type: 'Point', coordinates: at })
const line = (...corners: Corner[]) => ({ type: 'LineString', coordinates: corners })
const area = (...rings: Corner[][]) => ({ type: 'Polygon', coordinates: rings })
const bar = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Whether a stored shape is found by `$geoIntersects` with another. */
async function meets(stored: object, asked: object): Promise<boolean> {
  const client = await openClient()
  await client.add('places', { _id: 1, at: stored })
  return (await client.count('places', { at: { $geoIntersects: { $geometry: asked } } })) === 1
}

describe('$geoIntersects', () => {
  it('finds what crosses, though no corner of either lies in the other', async () => {
    expect(await meets(line([0, 0], [10, 10]), line([0, 10], [10, 0]))).toBe(true)
    expect(await meets(area(bar(0, 4, 10, 6)), area(bar(4, 0, 6, 10)))).toBe(true)
    expect(await meets(area(bar(0, 4, 10, 6)), line([5, 0], [5, 10]))).toBe(true)
  })

  it('finds what lies within the other, on its edge, or touches it', async () => {
    expect(await meets(area(bar(4, 4, 6, 6)), area(bar(0, 0, 10, 10)))).toBe(true)
    expect(await meets(area(bar(0, 0, 10, 10)), area(bar(4, 4, 6, 6)))).toBe(true)
    expect(await meets(point([5, 0]), area(bar(0, 0, 10, 10)))).toBe(true)
    expect(await meets(area(bar(0, 0, 5, 5)), area(bar(5, 5, 9, 9)))).toBe(true)
    expect(await meets(point([5, 5]), line([0, 0], [10, 10]))).toBe(true)
  })

  it('does not find what lies apart, or in a hole', async () => {
    expect(await meets(line([0, 0], [10, 10]), line([1, 0], [11, 10]))).toBe(false)
    expect(await meets(area(bar(0, 0, 1, 1)), area(bar(2, 2, 3, 3)))).toBe(false)
    const ring = area(bar(0, 0, 10, 10), bar(2, 2, 8, 8))
    expect(await meets(ring, area(bar(4, 4, 6, 6)))).toBe(false)
    expect(await meets(ring, line([4, 4], [6, 6]))).toBe(false)
  })

  it('is not misled by a corner said twice', async () => {
    expect(await meets(line([7, 0], [7, 0], [0, 1]), point([7, 2]))).toBe(false)
    const lines = {
      type: 'MultiLineString',
      coordinates: [
        [
          [7, 0],
          [7, 0],
          [0, 1],
        ],
      ],
    }
    expect(await meets(lines, point([7, 2]))).toBe(false)
    expect(await meets(lines, point([7, 0]))).toBe(true)
  })

  it('meets any of several', async () => {
    const islands = { type: 'MultiPolygon', coordinates: [[bar(0, 0, 1, 1)], [bar(5, 5, 6, 6)]] }
    expect(await meets(islands, line([5.5, 0], [5.5, 9]))).toBe(true)
    expect(await meets(islands, line([3, 0], [3, 9]))).toBe(false)
    expect(
      await meets(
        {
          type: 'MultiPoint',
          coordinates: [
            [20, 20],
            [5, 5],
          ],
        },
        islands,
      ),
    ).toBe(true)
  })

  it('refuses to be asked with what is no geometry', async () => {
    const client = await openClient()
    const asked = async ($geometry: unknown) =>
      (await refusal(client.get('places', { at: { $geoIntersects: { $geometry } } }))).message
    expect(await asked({ type: 'Circle', coordinates: [0, 0] })).toContain('unknown GeoJSON type')
    expect(
      await asked(
        area([
          [0, 0],
          [1, 0],
          [1, 1],
        ]),
      ),
    ).toContain('Loop is not closed')
    expect(await asked(line([0, 0]))).toContain('at least 2 vertices')
    expect(await asked(line([0, 0], [0, 0]))).toContain('at least 2 vertices')
    expect(
      await asked(
        area([
          [0, 0],
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toContain('at least 3 different vertices')
    expect(await asked(line([0, 0], [200, 1]))).toContain('out of bounds, lng: 200 lat: 1')
    expect(await asked({ type: 'Point', coordinates: ['0', '0'] })).toContain('only contain numeric elements')
  })
})

describe('$geoWithin', () => {
  /** Whether a stored shape is found by `$geoWithin` with an area. */
  async function lies(stored: object, asked: object): Promise<boolean> {
    const client = await openClient()
    await client.add('places', { _id: 1, at: stored })
    return (await client.count('places', { at: { $geoWithin: { $geometry: asked } } })) === 1
  }

  const notched = area([
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 2],
    [2, 2],
    [2, 10],
    [0, 10],
    [0, 0],
  ])
  const ring = area(bar(0, 0, 10, 10), bar(4, 4, 6, 6))
  const islands = { type: 'MultiPolygon', coordinates: [[bar(0, 0, 4, 4)], [bar(6, 0, 9, 4)]] }
  const slanted = area([
    [0.1, 0.3],
    [3.7, 1.1],
    [2.3, 4.9],
    [0.1, 0.3],
  ])

  it.each<[string, object, object]>([
    ['a point inside', point([1, 1]), notched],
    ['a line around a corner', line([1, 9], [1, 1], [9, 1]), notched],
    ['a line along the edge', line([0, 0], [10, 0]), ring],
    ['a line that touches a hole', line([4, 1], [4, 9]), ring],
    ['an area beside a hole', area(bar(1, 1, 3, 9)), ring],
    ['an area around the same hole', area(bar(2, 2, 8, 8), bar(4, 4, 6, 6)), ring],
    ['an area of its own', ring, ring],
    ['a slanted area of its own', slanted, slanted],
    ['an area on one of several', area(bar(6, 1, 8, 3)), islands],
    [
      'areas on several',
      { type: 'MultiPolygon', coordinates: [[bar(1, 1, 2, 2)], [bar(7, 1, 8, 2)]] },
      islands,
    ],
  ])('holds %s', async (_, stored, asked) => {
    expect(await lies(stored, asked)).toBe(true)
  })

  it.each<[string, object, object]>([
    ['a point in a hole', point([5, 5]), ring],
    ['a line that leaves between two corners inside', line([1, 9], [9, 9]), notched],
    ['a line across a hole', line([1, 5], [9, 5]), ring],
    ['an area across a notch', area(bar(1, 5, 9, 9)), notched],
    ['an area over a hole', area(bar(1, 1, 9, 9)), ring],
    ['an area over a hole in its corner', area(bar(1, 1, 9, 9)), area(bar(0, 0, 10, 10), bar(2, 2, 3, 3))],
    ['the area that a hole is', area(bar(4, 4, 6, 6)), ring],
    ['an area with a smaller hole', area(bar(2, 2, 8, 8), bar(4.5, 4.5, 5.5, 5.5)), ring],
    ['a line between islands', line([1, 1], [7, 1]), islands],
    ['an area that is larger', area(bar(-1, -1, 11, 11)), ring],
  ])('does not hold %s', async (_, stored, asked) => {
    expect(await lies(stored, asked)).toBe(false)
  })

  it('refuses to look into what is no area', async () => {
    const { message } = await refusal(lies(point([0, 0]), line([0, 0], [1, 1])))
    expect(message).toContain('$geoWithin not supported with provided geometry')
  })
})
