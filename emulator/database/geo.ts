import type { Options } from 'mingo/types'
import { distance, distanceTo, EARTH_RADIUS } from './geo-distance.ts'
import { corners, geometryFault, intersects, isGeometry, type Geometry, type Position } from './geo-shapes.ts'
import { isArea, within } from './geo-within.ts'
import { OperatorError } from './operators.ts'
import { valueAt } from './paths.ts'
import { isArray, isDoc, shell, type Doc } from './values.ts'

/** Geometry on a sphere, for the few operators the SDK has. Everything is in metres and GeoJSON order. */

/** The position of a Point, or of the first corner of anything else. */
export const positionOf = (value: unknown): Position | undefined => corners(value)[0]

type GeoOperator = (path: string, operand: Doc, options: Options) => (doc: unknown) => boolean

const $nearSphere: GeoOperator = (path, operand) => {
  const centre = centreOf(operand.$geometry)
  const furthest = distanceOf(operand, '$maxDistance', 'non-negative') ?? Infinity
  const nearest = distanceOf(operand, '$minDistance', 'non-negative') ?? 0
  return doc => {
    const value = valueAt(doc, path)
    if (!isGeometry(value)) return false
    const metres = distanceTo(centre, value)
    return metres <= furthest && metres >= nearest
  }
}

const $geoWithin: GeoOperator = (path, operand) => {
  const circle = operand.$centerSphere === undefined ? undefined : circleOf(operand.$centerSphere)
  const area = circle ? null : geometryOf(operand)
  if (area && !isArea(area))
    throw new OperatorError(`$geoWithin not supported with provided geometry: ${shell(operand.$geometry)}`)
  return doc => {
    const value = valueAt(doc, path)
    if (!isGeometry(value)) return false
    if (area) return within(value, area)
    // What is between corners on the sphere is no farther from the centre than they are, in a circle of up to half the earth.
    return (
      circle !== undefined &&
      corners(value).every(corner => distance(corner, circle[0]) <= circle[1] * EARTH_RADIUS)
    )
  }
}

const $geoIntersects: GeoOperator = (path, operand) => {
  const area = geometryOf(operand)
  return doc => {
    const value = valueAt(doc, path)
    return isGeometry(value) && intersects(value, area)
  }
}

/** The point that distances are measured from; throws OperatorError for what is none. */
export function centreOf(point: unknown): Position {
  if (point === undefined) throw new OperatorError('$geometry is required for geo near query')
  const fault = geometryFault(point)
  if (!fault && (point as Geometry).type === 'Point') return (point as Geometry).coordinates as Position
  throw new OperatorError(
    `invalid point in geo near query $geometry argument: ${shell(point)}  ${fault ?? 'it is no Point'}`,
  )
}

/**
 * A distance that an operand or a stage may name; undefined when it names none. Throws OperatorError for what is no number
 * or below 0; MongoDB spells the latter in two ways.
 */
export function distanceOf(
  operand: Doc,
  name: string,
  spelling: 'non-negative' | 'nonnegative',
): number | undefined {
  const value = operand[name]
  if (value === undefined) return undefined
  if (typeof value !== 'number') throw new OperatorError(`${name} must be a number`)
  if (!(value >= 0)) throw new OperatorError(`${name} must be ${spelling}`)
  return value
}

function circleOf(circle: unknown): [centre: Position, radians: number] {
  const [centre, reach] = isArray(circle) ? (circle as unknown[]) : []
  const fault = geometryFault({ type: 'Point', coordinates: centre })
  if (fault) throw new OperatorError(fault)
  if (typeof reach !== 'number' || !(reach >= 0))
    throw new OperatorError('radius must be a non-negative number')
  return [centre as Position, reach]
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
