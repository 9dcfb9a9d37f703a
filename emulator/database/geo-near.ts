import { distanceTo } from './geo-distance.ts'
import { isGeometry } from './geo-shapes.ts'
import { centreOf, distanceOf } from './geo.ts'
import { OperatorError } from './operators.ts'
import { valueAt } from './paths.ts'
import { isDoc, put, type Doc } from './values.ts'

/** Refuses what MongoDB refuses of a `$geoNear` before it reads anything, as an OperatorError with its words. */
export function checkGeoNear(stages: Doc[]): void {
  if (stages.slice(1).some(stage => '$geoNear' in stage))
    throw new OperatorError('$geoNear is only valid as the first stage in a pipeline')
  const stage = stages[0]?.$geoNear
  if (stage === undefined) return
  if (!isDoc(stage)) throw new OperatorError('$geoNear must take an object')
  if (typeof stage.distanceField !== 'string')
    throw new OperatorError("$geoNear requires a 'distanceField' option as a String")
  checkField(stage.distanceField)
  if (stage.near === undefined) throw new OperatorError("$geoNear requires a 'near' argument")
  centreOf(stage.near)
  for (const name of ['maxDistance', 'minDistance', 'distanceMultiplier'])
    distanceOf(stage, name, 'nonnegative')
  if (stage.includeLocs === undefined) return
  if (typeof stage.includeLocs !== 'string')
    throw new OperatorError("$geoNear requires that 'includeLocs' option is a String")
  checkField(stage.includeLocs)
}

function checkField(path: string): void {
  for (const name of path.split('.')) {
    if (name === '') throw new OperatorError('FieldPath field names may not be empty strings.')
    if (name.startsWith('$')) throw new OperatorError("FieldPath field names may not start with '$'.")
  }
}

/** The stage mingo lacks: nearest first, with the distance in metres written into each document. */
export function geoNear(docs: Doc[], stage: Doc, matches: (query: Doc) => (doc: Doc) => boolean): Doc[] {
  const centre = centreOf(stage.near)
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
    const told = withField(doc, (stage.distanceField as string).split('.'), metres * factor)
    const located = stage.includeLocs as string | undefined
    found.push({ doc: located ? withField(told, located.split('.'), place) : told, metres })
  }
  found.sort((a, b) => a.metres - b.metres)
  const limit = (stage.limit ?? stage.num) as number | undefined
  return found.slice(0, limit).map(({ doc }) => doc)
}

/** A document with a value at a path; what is on the way and no document gives way to one. The given one stays as it is. */
function withField(doc: Doc, [name, ...rest]: string[], value: unknown): Doc {
  const inner = Object.hasOwn(doc, name!) && isDoc(doc[name!]) ? (doc[name!] as Doc) : {}
  const copy = { ...doc }
  put(copy, name!, rest.length > 0 ? withField(inner, rest, value) : value)
  return copy
}

// Without `key` MongoDB takes the only geo index; here it is the first field that holds a geometry.
const fieldWithPosition = (docs: Doc[]) =>
  Object.keys(docs[0] ?? {}).find(field => docs.some(doc => isGeometry(doc[field]))) ?? 'location'
