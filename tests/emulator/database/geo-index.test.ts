import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openClient, refusal, type Client } from './support.ts'

const indexes = { places: [{ name: 'at', fields: { at: '2dsphere' as const } }] }
const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
})

/** Two clients with the same documents; only the first has the index. */
async function both(docs: object[]): Promise<[Client, Client]> {
  const clients: [Client, Client] = [await openClient({ indexes }), await openClient()]
  for (const client of clients) if (docs.length > 0) await client.add('places', docs)
  return clients
}

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)
/** Close to where cells meet, to the date line and to the poles. */
const somewhere = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.double({ min: 120, max: 122, noNaN: true }),
      fc.double({ min: 30, max: 32, noNaN: true }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom(-180, -179.99, 0, 179.99, 180),
      fc.constantFrom(-90, -89.9, 0, 31, 89.9, 90),
    ),
  },
  { weight: 1, arbitrary: anywhere },
)
const square = (longitude: number, latitude: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude, latitude],
      [longitude + side, latitude],
      [longitude + side, latitude + side],
      [longitude, latitude + side],
      [longitude, latitude],
    ],
  ],
})
const area = fc
  .tuple(
    fc.double({ min: 119, max: 121, noNaN: true }),
    fc.double({ min: 29, max: 31, noNaN: true }),
    fc.double({ min: 0.001, max: 3, noNaN: true }),
  )
  .map(([longitude, latitude, side]) => square(longitude, latitude, side))
const line = fc
  .uniqueArray(somewhere, { minLength: 2, maxLength: 4, selector: String })
  .map(coordinates => ({ type: 'LineString', coordinates }))
const place = fc.oneof(
  { weight: 5, arbitrary: somewhere.map(([longitude, latitude]) => point(longitude, latitude)) },
  { weight: 1, arbitrary: area },
  { weight: 1, arbitrary: line },
  { weight: 1, arbitrary: fc.constant(null) },
)
const reach = fc.oneof(
  fc.double({ min: 0, max: 300_000, noNaN: true }),
  fc.constantFrom(5_000_000, 19_000_000),
)
const condition = fc.oneof(
  fc
    .tuple(somewhere, reach)
    .map(([at, $maxDistance]) => ({ $nearSphere: { $geometry: point(at[0], at[1]), $maxDistance } })),
  somewhere.map(at => ({ $nearSphere: { $geometry: point(at[0], at[1]) } })),
  fc
    .tuple(somewhere, reach)
    .map(([at, metres]) => ({ $geoWithin: { $centerSphere: [at, metres / 6_378_100] } })),
  area.map($geometry => ({ $geoWithin: { $geometry } })),
  area.map($geometry => ({ $geoIntersects: { $geometry } })),
)

describe('an index of places', () => {
  it('finds what reading everything finds, wherever on earth it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 25 }), condition, async (places, at) => {
        const docs = places.map((one, n) => ({ _id: n, ...(one && { at: one }) }))
        const [indexed, scanned] = await both(docs)
        // Two at the same distance may come either way.
        const ids = async (client: Client) =>
          (await client.get('places', { at })).map(({ _id }) => _id).sort()
        expect(await ids(indexed)).toEqual(await ids(scanned))
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('looks only at what is near', async () => {
    const client = await openClient({ indexes, refuseUndeclaredScans: true })
    await client.add(
      'places',
      Array.from({ length: 400 }, (_, n) => ({ _id: n, at: point(100 + (n % 20), 20 + Math.floor(n / 20)) })),
    )
    const query = { at: { $nearSphere: { $geometry: point(105, 25), $maxDistance: 120_000 } } }
    const { stats } = await client.raw('getDocument', {
      collectionName: 'places',
      query: JSON.stringify(query),
    })
    expect(stats).toMatchObject({ indexUsed: 'at', read: 5 })
    expect(stats.examined).toBeLessThan(20)
  })

  it('serves the stage $geoNear, nearest first', async () => {
    const client = await openClient({ indexes, refuseUndeclaredScans: true })
    await client.add('places', [
      { _id: 'far', at: point(121.02, 31) },
      { _id: 'near', at: point(121.001, 31) },
      { _id: 'nowhere' },
      { _id: 'beyond', at: point(122, 31) },
    ])
    const stage = { near: point(121, 31), distanceField: 'metres', maxDistance: 5000, spherical: true }
    const list = await client.aggregate('places', { $geoNear: stage })
    expect(list.map(({ _id }) => _id)).toEqual(['near', 'far'])
  })

  it('means the place that has an index, whatever else a document says of places', async () => {
    const client = await openClient({ indexes, refuseUndeclaredScans: true })
    await client.add('places', { _id: 1, home: point(0, 0), at: point(121, 31) })
    const stage = { near: point(121, 31), distanceField: 'metres', maxDistance: 1000, spherical: true }
    expect(await client.aggregate('places', { $geoNear: stage })).toMatchObject([{ _id: 1, metres: 0 }])
  })

  it('follows a place that moves, is taken away and is removed', async () => {
    const client = await openClient({ indexes, refuseUndeclaredScans: true })
    const here = { at: { $geoWithin: { $centerSphere: [[121, 31], 0.001] } } }
    await client.add('places', { _id: 1, at: point(121, 31) })
    expect(await client.get('places', here)).toHaveLength(1)
    await client.update('places', { _id: 1 }, { $set: { 'at.coordinates': [100, 31] } })
    expect(await client.get('places', here)).toHaveLength(0)
    await client.update('places', { _id: 1 }, { $set: { at: point(121, 31) } })
    await client.update('places', { _id: 1 }, { $unset: { at: '' } })
    expect(await client.get('places', here)).toHaveLength(0)
    await client.update('places', { _id: 1 }, { $set: { at: point(121, 31) } })
    await client.remove('places', { _id: 1 })
    expect(await client.get('places', here)).toHaveLength(0)
  })

  it('refuses what is nowhere on earth, added or changed', async () => {
    const client = await openClient({ indexes })
    const outside = 'Longitude/latitude is out of bounds, lng: 200 lat: 1'
    expect((await refusal(client.add('places', { _id: 1, at: point(200, 1) }))).message).toContain(outside)
    await client.add('places', { _id: 1, at: point(-180, 90) })
    const moved = client.update('places', { _id: 1 }, { $set: { 'at.coordinates': [200, 1] } })
    expect((await refusal(moved)).message).toContain(outside)
    expect(client.db.find('places')).toEqual([{ _id: 1, at: point(-180, 90) }])
    const open = { type: 'Polygon', coordinates: [square(0, 0, 1).coordinates[0]!.slice(1)] }
    expect((await refusal(client.add('places', { _id: 2, at: open }))).message).toContain(
      'Loop is not closed',
    )
  })

  it('refuses what is no place, and an index of more than a place', async () => {
    const client = await openClient({ indexes })
    const words = (await refusal(client.add('places', { _id: 1, at: 'home' }))).message
    expect(words).toContain("Can't extract geo keys")
    expect(await client.count('places')).toBe(0)
    const two = { places: [{ name: 'two', fields: { at: '2dsphere' as const, n: 1 as const } }] }
    await expect(openClient({ indexes: two })).rejects.toThrow('no other field')
  })
})
