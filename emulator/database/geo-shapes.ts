import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { nearestPointOnLine } from '@turf/nearest-point-on-line'
import { isArray, isDoc, shell } from './values.ts'

/**
 * What a document says of a place: GeoJSON, in degrees and in the order longitude, latitude. Whether shapes meet is turf's
 * to say, in the plane of longitudes and latitudes; how far they are from each other is measured on the sphere.
 */

export type Position = [longitude: number, latitude: number]

export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint'; coordinates: Position[] }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

/** How many arrays are around a position. */
const DEPTHS = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }

/** Why MongoDB would not take a value for a place, in its words; null when it would. */
export function geometryFault(value: unknown): string | null {
  if (!isDoc(value) || !Object.hasOwn(DEPTHS, String(value.type)))
    return `unknown GeoJSON type: ${shell(value)}`
  const type = value.type as Geometry['type']
  const fault = coordinatesFault(value.coordinates, DEPTHS[type])
  if (fault) return fault
  for (const line of linesOf(value as Geometry)) {
    const different = unrepeated(line).length
    if (different < 2) return `GeoJSON LineString must have at least 2 vertices: ${shell(line)}`
    if (type.endsWith('LineString')) continue
    const [first, last] = [line[0]!, line.at(-1)!]
    if (first[0] !== last[0] || first[1] !== last[1]) return `Loop is not closed: ${shell(line)}`
    if (different < 4) return `Loop must have at least 3 different vertices: ${shell(line)}`
  }
  return null
}

function coordinatesFault(value: unknown, depth: number): string | null {
  if (!isArray(value) || value.length === 0) return 'GeoJSON coordinates must be an array of coordinates'
  if (depth > 0) {
    for (const inner of value) {
      const fault = coordinatesFault(inner, depth - 1)
      if (fault) return fault
    }
    return null
  }
  const [longitude, latitude] = value as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    return 'Point must only contain numeric elements'
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
    ? null
    : `Longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`
}

export const isGeometry = (value: unknown): value is Geometry => geometryFault(value) === null

/** Every corner of a geometry; none of what is no geometry. */
export function corners(value: unknown): Position[] {
  if (!isGeometry(value)) return []
  return [value.coordinates].flat(DEPTHS[value.type]) as Position[]
}

/** The lines of a geometry, and the outlines of its areas; none of points. */
export function linesOf({ type, coordinates }: Geometry): Position[][] {
  if (type === 'LineString') return [coordinates as Position[]]
  if (type === 'MultiLineString' || type === 'Polygon') return coordinates as Position[][]
  return type === 'MultiPolygon' ? (coordinates as Position[][][]).flat() : []
}

/** Whether a position lies in an area or on its edge; what is no area holds nothing. */
export const inside = (position: Position, area: Geometry): boolean =>
  (area.type === 'Polygon' || area.type === 'MultiPolygon') && booleanPointInPolygon(position, area)

/** Whether two geometries have a point in common. */
export const intersects = (one: Geometry, other: Geometry): boolean =>
  booleanIntersects(tidy(one), tidy(other))

// To turf every point lies on an edge that begins and ends in the same corner.
function tidy(geometry: Geometry): Geometry {
  const { type, coordinates } = geometry
  if (type === 'LineString') return { type, coordinates: unrepeated(coordinates) }
  return type === 'MultiLineString' ? { type, coordinates: coordinates.map(unrepeated) } : geometry
}

/** A line without the corners that repeat the one before them. */
const unrepeated = (line: Position[]): Position[] =>
  line.filter(([x, y], at) => at === 0 || x !== line[at - 1]![0] || y !== line[at - 1]![1])

/** The point of a geometry's lines or outlines that is nearest to a position on the sphere; undefined where it has none. */
export function nearestOnLines(position: Position, geometry: Geometry): Position | undefined {
  const lines = linesOf(geometry)
  if (lines.length === 0) return undefined
  const { geometry: nearest } = nearestPointOnLine({ type: 'MultiLineString', coordinates: lines }, position)
  return nearest.coordinates as Position
}
