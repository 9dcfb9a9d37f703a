import type { Options } from 'mingo/types'
import { distance, distanceTo, EARTH_RADIUS } from './geo-distance.ts'
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

/** The position of a Point, or of the first corner of anything else. */
export const positionOf = (value: unknown): Position | undefined => corners(value)[0]

type GeoOperator = (path: string, operand: Doc, options: Options) => (doc: unknown) => boolean

const $nearSphere: GeoOperator = (path, operand) => {
  const centre = positionOf(operand.$geometry)
  const furthest = (operand.$maxDistance as number | undefined) ?? Infinity
  const nearest = (operand.$minDistance as number | undefined) ?? 0
  return doc => {
    const value = valueAt(doc, path)
    if (!centre || !isGeometry(value)) return false
    const metres = distanceTo(centre, value)
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
