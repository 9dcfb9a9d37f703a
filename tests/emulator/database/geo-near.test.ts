import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

type Corner = [longitude: number, latitude: number]

const point = (...at: Corner) => ({ type: 'Point', coordinates: at })
const square = (west: number, south: number, side: number): Corner[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const area = (...rings: Corner[][]) => ({ type: 'Polygon', coordinates: rings })
const DEGREE = (6_378_100 * Math.PI) / 180

/** What `$geoNear` answers of one stored place: its document, or nothing. */
async function near(at: object, centre: Corner, more: object = {}) {
  const client = await openClient()
  await client.add('places', { _id: 1, at })
  const stage = { near: point(...centre), distanceField: 'metres', key: 'at', spherical: true, ...more }
  return (await client.aggregate('places', { $geoNear: stage }))[0]
}

describe('the distance to a line or an area', () => {
  it('is nothing within an area and on a line', async () => {
    expect(await near(area(square(0, 0, 10)), [5, 5])).toMatchObject({ metres: 0 })
    const equator = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [10, 0],
      ],
    }
    expect((await near(equator, [5, 0]))?.metres).toBeCloseTo(0, 6)
  })

  it('is that to the nearest point of an edge, not of a corner', async () => {
    expect((await near(area(square(0, 0, 10)), [5, -1]))?.metres).toBeCloseTo(DEGREE, 3)
    const meridian = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0, 10],
      ],
    }
    expect((await near(meridian, [1, 0]))?.metres).toBeCloseTo(DEGREE, 3)
    const islands = { type: 'MultiPolygon', coordinates: [[square(40, 0, 1)], [square(0, 0, 10)]] }
    expect((await near(islands, [5, -1]))?.metres).toBeCloseTo(DEGREE, 3)
    expect(
      (
        await near(
          {
            type: 'MultiPoint',
            coordinates: [
              [9, 9],
              [0, 1],
            ],
          },
          [0, 0],
        )
      )?.metres,
    ).toBeCloseTo(DEGREE, 3)
  })

  it('is that to the edge of a hole, from within it', async () => {
    const ring = area(square(-5, -5, 10), square(-1, -1, 2))
    expect((await near(ring, [0, 0]))?.metres).toBeCloseTo(DEGREE, 3)
  })

  it('lets maxDistance reach the area one stands in, and minDistance leave it out', async () => {
    expect(await near(area(square(0, 0, 10)), [5, 5], { maxDistance: 1 })).toMatchObject({ _id: 1 })
    expect(await near(area(square(0, 0, 10)), [5, 5], { minDistance: 1 })).toBeUndefined()
  })

  it('orders what $nearSphere finds', async () => {
    const client = await openClient()
    await client.add('places', [
      { _id: 'beside', at: point(5.1, 5) },
      { _id: 'around', at: area(square(0, 0, 10)) },
      { _id: 'beyond', at: point(7, 5) },
    ])
    const at = { $nearSphere: { $geometry: point(5, 5), $maxDistance: DEGREE } }
    expect((await client.get('places', { at })).map(({ _id }) => _id)).toEqual(['around', 'beside'])
  })

  it('is found by an index though an edge bends out of the box of its corners', async () => {
    const client = await openClient({ indexes: { places: [{ name: 'at', fields: { at: '2dsphere' } }] } })
    // The shortest way between these two passes 52.4 degrees north, beyond the cell that ends at 45.
    await client.add('places', {
      _id: 1,
      at: {
        type: 'LineString',
        coordinates: [
          [0, 44.9],
          [80, 44.9],
        ],
      },
    })
    const at = { $nearSphere: { $geometry: point(40, 53), $maxDistance: DEGREE } }
    expect(await client.get('places', { at })).toHaveLength(1)
  })
})

describe('the stage $geoNear', () => {
  it('writes the distance and the place where the dots lead, and leaves the stored document alone', async () => {
    const client = await openClient()
    const stored = { _id: 1, at: point(0, 0), far: { unit: 'm' } }
    await client.add('places', stored)
    const stage = { near: point(0, 0), key: 'at', distanceField: 'far.metres', includeLocs: 'is.at' }
    const list = await client.aggregate('places', { $geoNear: stage })
    expect(list).toEqual([{ ...stored, far: { unit: 'm', metres: 0 }, is: { at: point(0, 0) } }])
    expect(client.db.find('places')).toEqual([stored])
  })

  it('refuses to be told no field, or none that can be, for the distance', async () => {
    expect(await refused({ distanceField: undefined })).toContain("requires a 'distanceField' option")
    expect(await refused({ distanceField: 5 })).toContain("requires a 'distanceField' option")
    expect(await refused({ distanceField: 'd.' })).toContain('may not be empty')
    expect(await refused({ distanceField: '$d' })).toContain("may not start with '$'")
    expect(await refused({ includeLocs: 5 })).toContain("'includeLocs' option")
  })

  it('refuses to measure from what is no point on earth', async () => {
    expect(await refused({ near: undefined })).toContain("requires a 'near' argument")
    expect(await refused({ near: [0, 0] })).toContain('unknown GeoJSON type: [ 0, 0 ]')
    expect(await refused({ near: point(200, 1) })).toContain('out of bounds, lng: 200 lat: 1')
    expect(await refused({ near: area(square(0, 0, 1)) })).toContain('it is no Point')
  })

  it('refuses distances that are none', async () => {
    for (const name of ['maxDistance', 'minDistance', 'distanceMultiplier']) {
      expect(await refused({ [name]: '5' })).toContain(`${name} must be a number`)
      expect(await refused({ [name]: -1 })).toContain(`${name} must be nonnegative`)
    }
  })

  it('is refused anywhere but at the beginning', async () => {
    const client = await openClient()
    const $geoNear = { near: point(0, 0), distanceField: 'metres', key: 'at' }
    const late = await refusal(client.aggregate('places', { $match: {} }, { $geoNear }))
    expect(late.message).toContain('$geoNear is only valid as the first stage in a pipeline')
    const twice = await refusal(client.aggregate('places', { $geoNear }, { $geoNear }))
    expect(twice.message).toContain('$geoNear is only valid as the first stage in a pipeline')
  })
})

describe('a condition on a place', () => {
  it('refuses distances and points that are none', async () => {
    const $geometry = point(0, 0)
    expect(await unasked({ $nearSphere: { $geometry, $maxDistance: '5' } })).toContain(
      '$maxDistance must be a number',
    )
    expect(await unasked({ $near: { $geometry, $minDistance: -1 } })).toContain(
      '$minDistance must be non-negative',
    )
    expect(await unasked({ $near: { $maxDistance: 1 } })).toContain('$geometry is required')
    expect(await unasked({ $near: { $geometry: point(0, 91) } })).toContain('out of bounds, lng: 0 lat: 91')
    expect(await unasked({ $geoWithin: { $centerSphere: [[0, 91], 1] } })).toContain('out of bounds')
    expect(await unasked({ $geoWithin: { $centerSphere: [[0, 0], -1] } })).toContain('radius must be')
  })
})

/** The words with which a query for a place is refused. */
async function unasked(at: object): Promise<string> {
  const client = await openClient()
  return (await refusal(client.get('places', { at }))).message
}

/** The words with which a `$geoNear` is refused. */
async function refused(more: object): Promise<string> {
  const client = await openClient()
  const whole = { near: point(0, 0), distanceField: 'metres', key: 'at', ...more }
  // What is undefined is left out, where EJSON would write null.
  const stage = JSON.parse(JSON.stringify(whole)) as object
  return (await refusal(client.aggregate('places', { $geoNear: stage }))).message
}
