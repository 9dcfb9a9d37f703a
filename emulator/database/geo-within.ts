import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { corners, inside, linesOf, type Geometry, type Position } from './geo-shapes.ts'

/**
 * Whether a geometry lies in an area as a whole, in the plane of longitudes and latitudes; edges belong to the area. Own, because
 * turf's boolean-within does not see the hole that a polygon lies over.
 */

export type Area = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>

export const isArea = (geometry: Geometry): geometry is Area =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'

/** True when no point of `inner` lies outside of `area`. */
export function within(inner: Geometry, area: Area): boolean {
  if (!corners(inner).every(corner => inside(corner, area))) return false
  const [own, edges] = [segmentsOf(inner), segmentsOf(area)]
  if (!own.every(segment => stretches(segment, edges).every(point => inside(point, area)))) return false
  if (!isArea(inner)) return true
  // An edge of the area inside of the other belongs to a hole, or to a gap between islands.
  const apart = (point: Position) => !booleanPointInPolygon(point, inner, { ignoreBoundary: true })
  if (!edges.every(segment => stretches(segment, own).every(apart))) return false
  const polygons = inner.type === 'Polygon' ? [inner.coordinates] : inner.coordinates
  return polygons.every(rings => inside(innerPoint(rings), area))
}

type Segment = [from: Position, to: Position]

const segmentsOf = (geometry: Geometry): Segment[] =>
  linesOf(geometry).flatMap(line => line.slice(1).map((to, at): Segment => [line[at]!, to]))

const minus = ([x, y]: Position, [a, b]: Position): Position => [x - a, y - b]
const cross = ([x, y]: Position, [a, b]: Position) => x * b - y * a
const dot = ([x, y]: Position, [a, b]: Position) => x * a + y * b

/** Parts of a segment, of its length, that are too short to have a side. */
const NOTHING = 1e-9

/** The middle of each stretch between the points where others cross a segment; stretches that lie along one are left out. */
function stretches([from, to]: Segment, others: Segment[]): Position[] {
  const way = minus(to, from)
  const cuts = [0, 1]
  const along: [number, number][] = []
  for (const [start, end] of others) {
    const [offset, other] = [minus(start, from), minus(end, start)]
    const turn = cross(way, other)
    if (turn !== 0) {
      if (within01(cross(offset, way) / turn)) cuts.push(cross(offset, other) / turn)
    } else if (cross(offset, way) === 0) {
      const ends = [offset, minus(end, from)].map(point => dot(point, way) / dot(way, way))
      cuts.push(...ends)
      along.push([Math.min(...ends), Math.max(...ends)])
    }
  }
  const sorted = cuts.filter(within01).sort((a, b) => a - b)
  return sorted.slice(1).flatMap((cut, at) => {
    const middle = (sorted[at]! + cut) / 2
    const skipped =
      cut - sorted[at]! < NOTHING || along.some(([low, high]) => low <= middle && middle <= high)
    return skipped ? [] : [[from[0] + middle * way[0], from[1] + middle * way[1]] as Position]
  })
}

const within01 = (share: number) => share >= 0 && share <= 1

/** A point in a polygon and on none of its edges: between the first two edges that a line of one latitude meets. */
function innerPoint(rings: Position[][]): Position {
  const latitudes = [...new Set(rings.flat().map(([, y]) => y))].sort((a, b) => a - b)
  const y = (latitudes[0]! + latitudes[1]!) / 2
  const edges = segmentsOf({ type: 'Polygon', coordinates: rings })
  const met = edges.flatMap(([[x1, y1], [x2, y2]]) =>
    y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [],
  )
  const [first, second] = met.sort((a, b) => a - b)
  return [(first! + second!) / 2, y]
}
