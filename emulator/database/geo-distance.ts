import { corners, inside, nearestOnLines, type Geometry, type Position } from './geo-shapes.ts'

/** How far places are from each other on the sphere, in metres. */

/** Metres; MongoDB's radius of the earth (src/mongo/db/geo: kRadiusOfEarthInMeters). */
export const EARTH_RADIUS = 6_378_100

const radians = (degrees: number) => degrees * (Math.PI / 180)

/** A position as a point on the unit sphere. */
function onSphere([longitude, latitude]: Position): [number, number, number] {
  const [east, north] = [radians(longitude), radians(latitude)]
  return [Math.cos(east) * Math.cos(north), Math.sin(east) * Math.cos(north), Math.sin(north)]
}

/**
 * Great-circle distance in metres between two `[longitude, latitude]`: the angle between two vectors, as the S2 library
 * of MongoDB has it (the arc tangent of the cross product's length and the dot product), so that the digits agree too, but
 * for the last where this machine's sine and that of MongoDB's differ by one unit.
 */
export function distance(from: Position, to: Position): number {
  const [ax, ay, az] = onSphere(from)
  const [bx, by, bz] = onSphere(to)
  const [cx, cy, cz] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
  return EARTH_RADIUS * Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz)
}

/**
 * Metres from a position to the nearest point of a geometry: 0 within an area. An edge is the shortest way on the sphere
 * between its corners.
 */
export function distanceTo(from: Position, geometry: Geometry): number {
  if (inside(from, geometry)) return 0
  const ends = corners(geometry).map(corner => distance(from, corner))
  const onEdge = nearestOnLines(from, geometry)
  return Math.min(...ends, onEdge ? distance(from, onEdge) : Infinity)
}
