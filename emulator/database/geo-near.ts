import { distanceTo } from './geo-distance.ts'
import { isGeometry } from './geo-shapes.ts'
import { positionOf } from './geo.ts'
import { valueAt } from './paths.ts'
import type { Doc } from './values.ts'

/** The stage mingo lacks: nearest first, with the distance in metres written into each document. */
export function geoNear(docs: Doc[], stage: Doc, matches: (query: Doc) => (doc: Doc) => boolean): Doc[] {
  const centre = positionOf(stage.near)
  if (!centre) throw new Error('$geoNear requires a GeoJSON point in near')
  const path = (stage.key as string | undefined) ?? fieldWithPosition(docs)
  const test = matches((stage.query as Doc | undefined) ?? {})
  const factor = (stage.distanceMultiplier as number | undefined) ?? 1
  const found: { doc: Doc; metres: number }[] = []
  for (const doc of docs) {
    const place = valueAt(doc, path)
    if (!isGeometry(place) || !test(doc)) continue
    const metres = distanceTo(centre, place)
    if (metres > ((stage.maxDistance as number | undefined) ?? Infinity)) continue
    if (metres < ((stage.minDistance as number | undefined) ?? 0)) continue
    const extra: Doc = { [stage.distanceField as string]: metres * factor }
    if (stage.includeLocs) extra[stage.includeLocs as string] = place
    found.push({ doc: { ...doc, ...extra }, metres })
  }
  found.sort((a, b) => a.metres - b.metres)
  const limit = (stage.limit ?? stage.num) as number | undefined
  return found.slice(0, limit).map(({ doc }) => doc)
}

// Without `key` MongoDB takes the only geo index; here it is the first field that holds a geometry.
const fieldWithPosition = (docs: Doc[]) =>
  Object.keys(docs[0] ?? {}).find(field => docs.some(doc => isGeometry(doc[field]))) ?? 'location'
