import { EARTH_RADIUS } from './geo-distance.ts'
import { corners, type Position } from './geo-shapes.ts'

/** Boxes of longitudes and latitudes around what lies on the sphere, for cells to be chosen by. */

const degrees = (angle: number) => angle * (180 / Math.PI)
const radians = (degrees: number) => degrees * (Math.PI / 180)

/** Degrees, edges included. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

export const WORLD: Box = { west: -180, south: -90, east: 180, north: 90 }

/** The box around all corners of a geometry; null for what has none. */
export function boxOf(value: unknown): Box | null {
  const all = corners(value)
  if (all.length === 0) return null
  const [longitudes, latitudes] = [all.map(([x]) => x), all.map(([, y]) => y)]
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

/**
 * The box around a geometry with its edges: the shortest way on the sphere between two corners comes closer to the pole than
 * both. Where they are half the earth apart it may lead over a pole or the date line. Null for what is no geometry.
 */
export function boxWithEdges(value: unknown): Box | null {
  const box = boxOf(value)
  if (!box || box.west === box.east) return box
  const half = (box.east - box.west) / 2
  if (half >= 90) return WORLD
  const bulge = (latitude: number) =>
    degrees(Math.atan(Math.tan(radians(latitude)) / Math.cos(radians(half))))
  return {
    ...box,
    south: box.south < 0 ? Math.min(box.south, bulge(box.south)) : box.south,
    north: box.north > 0 ? Math.max(box.north, bulge(box.north)) : box.north,
  }
}

/** Boxes around everything that is no farther than `reach` from a position: two where they cross the date line. */
export function boxAround(
  [longitude, latitude]: Position,
  reach: number,
  unit: 'metres' | 'radians' = 'metres',
): Box[] {
  // A hair more, so that what lies on the edge is in it for all that sines lose.
  const angle = (unit === 'metres' ? reach / EARTH_RADIUS : reach) * (1 + 1e-9) + 1e-9
  const [south, north] = [latitude - degrees(angle), latitude + degrees(angle)]
  // Around a pole every longitude is near.
  if (south <= -90 || north >= 90 || angle >= Math.PI / 2)
    return [{ west: -180, south: Math.max(south, -90), east: 180, north: Math.min(north, 90) }]
  const aside = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude))))
  const [west, east] = [longitude - aside, longitude + aside]
  if (west < -180)
    return [
      { west: west + 360, south, east: 180, north },
      { west: -180, south, east, north },
    ]
  if (east > 180)
    return [
      { west, south, east: 180, north },
      { west: -180, south, east: east - 360, north },
    ]
  return [{ west, south, east, north }]
}
