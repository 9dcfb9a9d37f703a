import { duplicateKey, writeFailed } from './errors.ts'
import { cellOf } from './geo-cells.ts'
import { geometryFault } from './geo-shapes.ts'
import { MAX_INDEX_FIELDS, MAX_INDEXES } from './limits.ts'
import { encodeNumber, flip } from './order.ts'
import { encodedKeysAt, firstArrayOn, valueAt } from './paths.ts'
import { SortedMap } from './sorted.ts'
import type { DocRecord, Transaction } from './transactions.ts'
import { shell, type Doc } from './values.ts'

/**
 * Declared indexes: ordered, single or compound, unique or not, multikey where a field holds an array (one
 * entry per element), or of one place on earth (`2dsphere`, one entry per document that has one; geo-cells.ts). An index always describes the newest committed versions; transactions that look back
 * add the few documents changed since (see collection.ts). There are no sparse, partial or text indexes,
 * and none of a place together with other fields.
 */

export interface IndexDeclaration {
  name: string
  fields: Record<string, 1 | -1 | '2dsphere'>
  unique?: boolean
}
export type IndexDeclarations = Record<string, IndexDeclaration[]>

export class Index {
  readonly name: string
  readonly unique: boolean
  readonly fields: { path: string; direction: 1 | -1 }[]
  /** The field whose place this is an index of. */
  readonly place: string | undefined
  /** The fields of the document that the paths begin with. */
  private readonly roots: string[]
  readonly entries = new SortedMap<DocRecord>()
  /** Unique keys an open transaction has written and not yet committed. */
  readonly reserved = new Map<string, Transaction>()
  /** Documents with more than one entry, or an array at an indexed path; while any, no sort is served. */
  private multikeyRecords = new Set<DocRecord>()

  constructor({ name, fields, unique = false }: IndexDeclaration) {
    this.name = name
    this.unique = unique
    const places = Object.keys(fields).filter(path => fields[path] === '2dsphere')
    if (places.length > 0 && (Object.keys(fields).length > 1 || unique))
      throw new Error(`index "${name}" of a place can have no other field and not be unique`)
    this.place = places[0]
    this.fields = Object.entries(fields).map(([path, direction]) => ({
      path,
      direction: direction === -1 ? -1 : 1,
    }))
    this.roots = Object.keys(fields).map(path => path.split('.')[0]!)
    if (this.fields.length === 0 || this.fields.length > MAX_INDEX_FIELDS) {
      throw new Error(`index "${name}" must have 1 to ${MAX_INDEX_FIELDS} fields`)
    }
  }

  get multikey(): boolean {
    return this.multikeyRecords.size > 0
  }

  /** The keys a document has in this index, without the mark that tells equal keys of two documents apart. */
  keysOf(doc: Doc): { keys: string[]; crossesArray: boolean } {
    if (this.place !== undefined) {
      const cell = cellOf(valueAt(doc, this.place))
      return { keys: cell === null ? [] : [cell], crossesArray: false }
    }
    let keys = ['']
    let crossesArray = false
    for (const { path, direction } of this.fields) {
      const found = encodedKeysAt(doc, path)
      crossesArray ||= found.crossesArray
      const parts = direction === 1 ? found.keys : found.keys.map(flip)
      if (parts.length === 1) {
        for (let at = 0; at < keys.length; at++) keys[at] += parts[0]!
      } else keys = keys.flatMap(key => parts.map(part => key + part))
    }
    return { keys, crossesArray }
  }

  /**
   * Whether an update leaves this index as it is: the fields it looks at are the very same values, as they are when the
   * update did not touch them.
   */
  keeps(before: Doc, after: Doc | null): boolean {
    return after !== null && this.roots.every(root => before[root] === after[root])
  }

  add(record: DocRecord, doc: Doc): void {
    const { keys, crossesArray } = this.keysOf(doc)
    for (const key of keys) this.entries.set(this.entryKey(key, record), record)
    if (crossesArray) this.multikeyRecords.add(record)
  }

  remove(record: DocRecord, doc: Doc): void {
    for (const key of this.keysOf(doc).keys) {
      const entry = this.entryKey(key, record)
      if (this.entries.get(entry) === record) this.entries.delete(entry)
    }
    this.multikeyRecords.delete(record)
  }

  // Two documents share a key only in an index that is not unique; their age keeps them apart and in order.
  private entryKey(key: string, record: DocRecord): string {
    return this.unique ? key : key + encodeNumber(record.age)
  }

  /** MongoDB refuses a document whose place is something else than a geometry; one without a place is only not in the index. */
  refuseNoPlace(doc: Doc, operation: 'Insert' | 'Update'): void {
    if (this.place === undefined) return
    const value = valueAt(doc, this.place)
    if (value === undefined || value === null) return
    const fault = geometryFault(value)
    if (fault) throw writeFailed(operation, `Can't extract geo keys: ${shell(doc)}  ${fault}`)
  }

  /** MongoDB refuses a document with arrays at two fields of one compound index. */
  refuseParallelArrays(doc: Doc, operation: 'Insert' | 'Update'): void {
    if (this.fields.length === 1) return
    const arrays = new Set<string>()
    for (const { path } of this.fields) {
      const array = firstArrayOn(doc, path)
      if (array !== undefined) arrays.add(array)
    }
    if (arrays.size > 1) {
      const [one, two] = [...arrays]
      throw writeFailed(operation, `cannot index parallel arrays [${two}] [${one}]`)
    }
  }

  /** The error for a key somebody else holds, with the values as the shell prints them. */
  duplicate(operation: 'Insert' | 'Update', collection: string, doc: Doc) {
    const key = this.fields.map(({ path }) => `${path}: ${shell(valueAt(doc, path))}`)
    return duplicateKey(operation, collection, this.name, `{ ${key.join(', ')} }`)
  }
}

/** The index every collection has. */
export const PRIMARY: IndexDeclaration = { name: '_id_', fields: { _id: 1 }, unique: true }

/** Throws when a collection declares too many indexes or two of one name. */
export function checkDeclarations(collection: string, declarations: IndexDeclaration[]): void {
  const names = new Set(declarations.map(({ name }) => name))
  if (names.size !== declarations.length || names.has(PRIMARY.name)) {
    throw new Error(`collection "${collection}" declares two indexes of one name`)
  }
  if (declarations.length + 1 > MAX_INDEXES) {
    throw new Error(`collection "${collection}" declares more than ${MAX_INDEXES} indexes`)
  }
}
