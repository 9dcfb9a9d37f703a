import type { Options } from 'mingo/types'
import {
  corners,
  geometryFault,
  inside,
  intersects,
  isGeometry,
  type Geometry,
  type Position,
} from './geo-shapes.ts'
import { OperatorError } from './operators.ts'
import { valueAt } from './paths.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/** Geometry on a sphere, for the few operators the SDK has. Everything is in metres and GeoJSON order. */

/** Metres; MongoDB's radius of the earth (src/mongo/db/geo: kRadiusOfEarthInMeters). */
const EARTH_RADIUS = 6_378_100

const degrees = (angle: number) => angle * (180 / Math.PI)
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

/** The position of a Point, or of the first corner of anything else. */
export const positionOf = (value: unknown): Position | undefined => corners(value)[0]

/** Degrees, edges included. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

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

type GeoOperator = (path: string, operand: Doc, options: Options) => (doc: unknown) => boolean

const $nearSphere: GeoOperator = (path, operand) => {
  const centre = positionOf(operand.$geometry)
  const furthest = (operand.$maxDistance as number | undefined) ?? Infinity
  const nearest = (operand.$minDistance as number | undefined) ?? 0
  return doc => {
    const position = positionOf(valueAt(doc, path))
    if (!position || !centre) return false
    const metres = distance(position, centre)
    return metres <= furthest && metres >= nearest
  }
}

const $geoWithin: GeoOperator = (path, operand) => {
  const circle = operand.$centerSphere as [Position, number] | undefined
  const area = circle ? undefined : geometryOf(operand)
  return doc => {
    const positions = corners(valueAt(doc, path))
    if (positions.length === 0) return false
    if (circle) return positions.every(position => distance(position, circle[0]) <= circle[1] * EARTH_RADIUS)
    return area !== undefined && positions.every(position => inside(position, area))
  }
}

const $geoIntersects: GeoOperator = (path, operand) => {
  const area = geometryOf(operand)
  return doc => {
    const value = valueAt(doc, path)
    return isGeometry(value) && intersects(value, area)
  }
}

function geometryOf({ $geometry }: Doc): Geometry {
  const fault = geometryFault($geometry)
  if (fault) throw new OperatorError(fault)
  return $geometry as Geometry
}

export const geoOperators = { $near: $nearSphere, $nearSphere, $geoWithin, $geoIntersects }

/** The field and centre of a query's `$nearSphere`, which also sorts the answer by distance. */
export function nearOf(query: Doc): { path: string; centre: Position } | undefined {
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && isArray(condition)) {
      for (const part of condition) {
        const near = isDoc(part) && nearOf(part)
        if (near) return near
      }
    } else if (isDoc(condition)) {
      const near = (condition.$nearSphere ?? condition.$near) as Doc | undefined
      const centre = near && positionOf(near.$geometry)
      if (centre) return { path, centre }
    }
  }
  return undefined
}

/** The stage mingo lacks: nearest first, with the distance in metres written into each document. */
export function geoNear(docs: Doc[], stage: Doc, matches: (query: Doc) => (doc: Doc) => boolean): Doc[] {
  const centre = positionOf(stage.near)
  if (!centre) throw new Error('$geoNear requires a GeoJSON point in near')
  const path = (stage.key as string | undefined) ?? fieldWithPosition(docs)
  const test = matches((stage.query as Doc | undefined) ?? {})
  const factor = (stage.distanceMultiplier as number | undefined) ?? 1
  const found: { doc: Doc; metres: number }[] = []
  for (const doc of docs) {
    const position = positionOf(valueAt(doc, path))
    if (!position || !test(doc)) continue
    const metres = distance(position, centre)
    if (metres > ((stage.maxDistance as number | undefined) ?? Infinity)) continue
    if (metres < ((stage.minDistance as number | undefined) ?? 0)) continue
    const extra: Doc = { [stage.distanceField as string]: metres * factor }
    if (stage.includeLocs) extra[stage.includeLocs as string] = valueAt(doc, path)
    found.push({ doc: { ...doc, ...extra }, metres })
  }
  found.sort((a, b) => a.metres - b.metres)
  const limit = (stage.limit ?? stage.num) as number | undefined
  return found.slice(0, limit).map(({ doc }) => doc)
}

// Without `key` MongoDB takes the only geo index; here it is the first field that holds a geometry.
const fieldWithPosition = (docs: Doc[]) =>
  Object.keys(docs[0] ?? {}).find(field => docs.some(doc => isGeometry(doc[field]))) ?? 'location'
