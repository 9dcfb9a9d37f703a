/**
 * Where on earth something lies, as text that an ordered index can hold: the square of longitudes and latitudes is quartered
 * again and again, and each quarter adds a digit. Whatever lies within a cell begins with that cell's digits.
 */
import { boxAround, boxOf, boxWithEdges, WORLD, type Box } from './geo-boxes.ts'
import { positionOf } from './geo.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/** Quarterings of a point: cells of about two metres. Ours. */
const DEEPEST = 24
/** Cells a search is spread over; more would be finer and cost more ranges. Ours. */
const MOST_CELLS = 12

/** The smallest cell that holds a geometry; null for what is none. */
export function cellOf(value: unknown): string | null {
  const box = boxWithEdges(value)
  if (!box) return null
  let cell = ''
  let around = WORLD
  while (cell.length < DEEPEST) {
    const at = quartersOf(around).findIndex(quarter => holds(quarter, box))
    if (at < 0) break
    around = quartersOf(around)[at]!
    cell += at
  }
  return cell
}

/** Cells that together hold everything a query's condition on a place can accept; null when it has none. */
export function cellsFor(condition: unknown): string[] | null {
  if (!isDoc(condition)) return null
  const near = (condition.$nearSphere ?? condition.$near) as Doc | undefined
  const within = condition.$geoWithin as Doc | undefined
  const area = (within?.$geometry ?? (condition.$geoIntersects as Doc | undefined)?.$geometry) as unknown
  const centre = near && positionOf(near.$geometry)
  if (centre)
    return cover(typeof near.$maxDistance === 'number' ? boxAround(centre, near.$maxDistance) : [WORLD])
  if (within && isArray(within.$centerSphere)) {
    const [middle, radians] = within.$centerSphere as [[number, number], number]
    return cover(boxAround(middle, radians, 'radians'))
  }
  const box = area === undefined ? null : boxOf(area)
  return box ? cover([box]) : null
}

function cover(boxes: Box[]): string[] {
  let cells = [{ name: '', box: WORLD }]
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const finer = cells.flatMap(({ name, box }) =>
      quartersOf(box).flatMap((quarter, at) =>
        boxes.some(wanted => touches(quarter, wanted)) ? [{ name: `${name}${at}`, box: quarter }] : [],
      ),
    )
    if (finer.length > MOST_CELLS) break
    cells = finer
  }
  return cells.map(({ name }) => name)
}

function quartersOf({ west, south, east, north }: Box): Box[] {
  const [middle, equator] = [(west + east) / 2, (south + north) / 2]
  return [
    { west, south, east: middle, north: equator },
    { west: middle, south, east, north: equator },
    { west, south: equator, east: middle, north },
    { west: middle, south: equator, east, north },
  ]
}

const holds = (outer: Box, inner: Box) =>
  outer.west <= inner.west &&
  outer.east >= inner.east &&
  outer.south <= inner.south &&
  outer.north >= inner.north

const touches = (one: Box, other: Box) =>
  one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south
