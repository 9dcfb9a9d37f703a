import { EJSON, ObjectId } from 'bson'
import { readPattern } from './patterns.ts'
import { isArray, isBson, put, type Doc } from './values.ts'

/**
 * Extended JSON on the wire and on disk. The SDK sends canonical EJSON strings and parses what it gets as
 * relaxed EJSON. Written by hand because it is the hottest code of a read: one pass, no intermediate tree.
 */

/** Reads one EJSON text. `now` (ms since 1970) is what `db.serverDate()` stands for in this request. */
export function decode(text: string, now: number): unknown {
  return revive(JSON.parse(text), now)
}

function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = revive(value[at], now)
    return value
  }
  const source = value as Doc
  for (const key in source) {
    // Only the first key decides whether this object stands for a value.
    if (key.charCodeAt(0) === 36) {
      const special = reviveSpecial(key, source, now)
      if (special !== source) return special
    }
    break
  }
  for (const key of Object.keys(source)) {
    const inner = source[key]
    if (typeof inner === 'object' && inner !== null) put(source, key, revive(inner, now))
  }
  return source
}

function reviveSpecial(key: string, source: Doc, now: number): unknown {
  const inner = source[key]
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner)
    case '$date':
      if (typeof inner === 'string') return new Date(inner)
      return new Date(Number(revive(inner, now)))
    case '$oid':
      return new ObjectId(inner as string)
    case '$undefined':
      return null
    case '$regularExpression': {
      const { pattern, options } = inner as { pattern: string; options: string }
      return readPattern(pattern, options)
    }
    case '$tcb_server_date': {
      const offset = Number(revive((inner as Doc | null)?.offset ?? 0, now))
      return new Date(now + offset)
    }
    case '$binary':
    case '$numberDecimal':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$code':
    case '$symbol':
      return EJSON.deserialize(source, { relaxed: true })
    default:
      return source
  }
}

/** Writes a document for the wire: canonical EJSON, object ids as plain hexadecimal as the real server does. */
export const encodeForWire = (value: unknown) => write(value, true)

/** Writes a document for the disk or a dump: the same types, plain JSON numbers where they lose nothing. */
export const encodeForDisk = (value: unknown) => write(value, false)

function write(value: unknown, wire: boolean): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      return wire ? writeCanonicalNumber(value) : writePlainNumber(value)
    case 'bigint':
      return `{"$numberLong":"${value}"}`
    case 'object':
      break
    default:
      return 'null'
  }
  if (value === null) return 'null'
  if (isArray(value)) {
    let text = '['
    for (let at = 0; at < value.length; at++) text += (at ? ',' : '') + write(value[at], wire)
    return `${text}]`
  }
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof RegExp) {
    const options = [...value.flags].sort().join('')
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${options}"}}`
  }
  if (value instanceof ObjectId) {
    return wire ? `"${value.toHexString()}"` : `{"$oid":"${value.toHexString()}"}`
  }
  if (isBson(value)) return EJSON.stringify(value, { relaxed: false })
  let text = '{'
  let first = true
  for (const key of Object.keys(value)) {
    const inner = (value as Doc)[key]
    if (inner === undefined) continue
    text += `${first ? '' : ','}${JSON.stringify(key)}:${write(inner, wire)}`
    first = false
  }
  return `${text}}`
}

function writeCanonicalNumber(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value}"}`
    if (Number.isSafeInteger(value)) return `{"$numberLong":"${value}"}`
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : value}"}`
}

function writePlainNumber(value: number): string {
  return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : writeCanonicalNumber(value)
}
